// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.peer.OrthancWeb;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Orthanc as archive: curl fetches frames and pictures through the agent. What the frames must be is said by
 * DCMTK's dcmdump, which writes the pixel data of the object that was fetched whole.
 */
@ExtendWith(ArquillianExtension.class)
class FrameOrthancIT {
    private static final String NATIVE = "multipart/related; type=\"application/octet-stream\"";
    private static final String JPEG = "multipart/related; type=\"image/jpeg\"; transfer-syntax=*";
    private static final String RLE = "multipart/related; type=\"image/dicom-rle\"";
    private static final String STORED = AgentCurl.OBJECTS + "; transfer-syntax=*";
    private static final int ROWS = 7;
    private static final int COLUMNS = 5;
    private static final int FRAMES = 4;

    @TempDir
    Path temp;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @Test
    void framesAreTheBytesOfTheObjectUntilANo() throws Exception {
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("orthanc"), Platform.originPort())) {
            Path plain = Scan.file(temp.resolve("1.dcm"), film(1), TransferSyntax.EXPLICIT_LE);
            orthanc.put(Files.readAllBytes(plain));
            orthanc.put(encoded("dcmcrle", 2));
            orthanc.put(encoded("dcmcjpeg", 3));
            orthanc.put(Files.readAllBytes(Scan.file(temp.resolve("4.dcm"), bits(), TransferSyntax.EXPLICIT_LE)));
            permitted();
            AgentCurl curl = new AgentCurl(temp, agent, "ORTHANC_READ");
            curl.awaited(object(1) + "/frames/1", NATIVE, "200");

            assertThat(pixels(1, curl)).hasSize(1);
            byte[] pixels = pixels(1, curl).getFirst();
            assertThat(frames(1, "4,1", NATIVE, curl)).containsExactly(frame(pixels, 4), frame(pixels, 1));
            assertThat(frames(2, "1,2,3,4", RLE, curl)).containsExactlyElementsOf(pixels(2, curl));
            List<byte[]> lossless = frames(3, "3,2", JPEG, curl);
            assertThat(curl.head()).contains("multipart/related; type=\"image/jpeg\"; boundary=");
            assertThat(lossless)
                    .containsExactly(pixels(3, curl).get(2), pixels(3, curl).get(1));
            assertThat(frames(3, "1", NATIVE + "; transfer-syntax=*", curl))
                    .as("as viewers ask for what is stored")
                    .containsExactly(pixels(3, curl).get(0));
            assertThat(frames(2, "2", NATIVE, curl))
                    .as("Orthanc turns it into what is not compressed")
                    .containsExactly(frame(pixels, 2));

            BitSet packed = BitSet.valueOf(pixels(4, curl).getFirst());
            for (int i = 0; i < FRAMES; i++) {
                byte[] expected =
                        packed.get(i * ROWS * COLUMNS, (i + 1) * ROWS * COLUMNS).toByteArray();
                assertThat(frames(4, Integer.toString(i + 1), NATIVE, curl))
                        .containsExactly(Arrays.copyOf(expected, (ROWS * COLUMNS + 7) / 8));
            }

            assertThat(curl.get(object(1) + "/frames/5", NATIVE)).isEqualTo("404");
            assertThat(curl.get(object(1) + "/frames/0", NATIVE)).isEqualTo("400");
            assertThat(curl.get(object(1) + "/frames/1,x", NATIVE)).isEqualTo("400");
            assertThat(curl.get(object(1) + "/frames/1", AgentCurl.OBJECTS)).isEqualTo("406");
            assertThat(curl.get(object(9) + "/frames/1", NATIVE)).isEqualTo("404");

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            curl.awaited(object(1) + "/frames/1", NATIVE, "404");
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    @Test
    void picturesAreThoseThatOrthancMakesOfPixelsAlone() throws Exception {
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("orthanc"), Platform.originPort())) {
            orthanc.put(Files.readAllBytes(Scan.file(temp.resolve("1.dcm"), film(1), TransferSyntax.EXPLICIT_LE)));
            orthanc.put(encoded("dcmcjpeg", 3));
            Dataset overlaid = film(5).put(Element.of(0x60000010, Vr.US, (byte) 7, (byte) 0))
                    .put(Element.of(0x60000011, Vr.US, (byte) 5, (byte) 0))
                    .put(Element.of(0x60003000, Vr.OW, new byte[6]));
            orthanc.put(Files.readAllBytes(Scan.file(temp.resolve("5.dcm"), overlaid, TransferSyntax.EXPLICIT_LE)));
            permitted();
            AgentCurl curl = new AgentCurl(temp, agent, "ORTHANC_READ");
            curl.awaited(object(1) + "/rendered", "image/png", "200");

            assertThat(curl.head()).contains("Content-Type: image/png").contains("Cache-Control: no-store");
            assertShows(1, curl);
            assertThat(curl.get(object(1) + "/frames/3/rendered", "image/png")).isEqualTo("200");
            assertShows(3, curl);
            assertThat(curl.get(object(3) + "/frames/2/rendered", "image/png")).isEqualTo("200");
            assertShows(2, curl);
            assertThat(curl.get(object(1) + "/rendered?viewport=10,14&quality=50", "image/jpeg"))
                    .isEqualTo("200");
            assertThat(picture(curl).getWidth()).isEqualTo(10);

            assertThat(curl.get(object(1) + "/rendered?annotation=patient", "image/png"))
                    .isEqualTo("400");
            assertThat(curl.get(object(1) + "/frames/1,2/rendered", "image/png"))
                    .isEqualTo("400");
            assertThat(curl.get(object(1) + "/frames/5/rendered", "image/png")).isEqualTo("404");
            assertThat(curl.get(object(1) + "/rendered", "image/gif")).isEqualTo("406");
            assertThat(curl.get(object(5) + "/rendered", "image/png")).isEqualTo("404");
            assertThat(curl.get(object(5) + "/frames/1", NATIVE)).isEqualTo("200");

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            curl.awaited(object(1) + "/rendered", "image/png", "404");
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    private static void permitted() {
        Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
        Route route = Route.open("ORTHANC_READ", Purpose.MLTRAINING, ROUTE.place(), ROUTE.agreed())
                .usedBy(Set.of("export-demo"))
                .fetching();
        Platform.server().add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, route));
    }

    private static List<byte[]> frames(int number, String list, String accept, AgentCurl curl) throws Exception {
        assertThat(curl.get(object(number) + "/frames/" + list, accept)).isEqualTo("200");
        return parts(curl);
    }

    /** The pixel data of what is fetched whole, or its fragments, as DCMTK writes them. */
    private List<byte[]> pixels(int number, AgentCurl curl) throws Exception {
        assertThat(curl.get(object(number), STORED)).isEqualTo("200");
        Path folder = Files.createTempDirectory(temp, "pixels");
        Path file = Files.write(
                Files.createDirectory(folder.resolve("in")).resolve("object"),
                parts(curl).getFirst());
        run("dcmdump", "+W", folder.toString(), file.toString());
        try (Stream<Path> written = Files.list(folder)) {
            List<byte[]> values = new ArrayList<>();
            for (Path each : written.filter(Files::isRegularFile).sorted().toList()) {
                values.add(Files.readAllBytes(each));
            }
            // the first of several is the offset table
            return values.size() == 1 ? values : values.subList(1, values.size());
        }
    }

    private static List<byte[]> parts(AgentCurl curl) throws IOException {
        String type = curl.head()
                .lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .findFirst()
                .orElseThrow();
        String boundary = MediaType.of(type.substring(14).strip())
                .flatMap(its -> its.parameter("boundary"))
                .orElseThrow();
        MultipartInput input = new MultipartInput(
                new ByteArrayInputStream(curl.body().getBytes(StandardCharsets.ISO_8859_1)), boundary);
        List<byte[]> parts = new ArrayList<>();
        for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
            parts.add(part.get().body().readAllBytes());
        }
        return parts;
    }

    private static BufferedImage picture(AgentCurl curl) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(curl.body().getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Orthanc makes the least value of each frame black and the greatest white. */
    private static void assertShows(int number, AgentCurl curl) throws IOException {
        BufferedImage image = picture(curl);
        byte[] pixels = frame(film(1).element(Tag.PIXEL_DATA).orElseThrow().value(), number);
        int least = pixels[0] & 0xFF;
        int greatest = pixels[pixels.length - 1] & 0xFF;
        for (int i = 0; i < pixels.length; i++) {
            int expected = ((pixels[i] & 0xFF) - least) * 255 / (greatest - least);
            int shown = image.getRaster().getSample(i % COLUMNS, i / COLUMNS, 0);
            assertThat(shown).as("pixel " + i).isBetween(expected, expected + 1);
        }
        assertThat(image.getWidth() * image.getHeight()).isEqualTo(pixels.length);
    }

    private byte[] encoded(String program, int number) throws Exception {
        Path plain = Scan.file(temp.resolve(number + ".dcm"), film(number), TransferSyntax.EXPLICIT_LE);
        Path encoded = temp.resolve(number + "-encoded.dcm");
        // the SOP instance keeps its UID
        run(program, "+un", plain.toString(), encoded.toString());
        return Files.readAllBytes(encoded);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static String object(int number) {
        return "/studies/" + Scan.STUDY + "/series/" + Scan.STUDY + ".1/instances/" + Scan.STUDY + ".1." + number;
    }

    private static byte[] frame(byte[] pixels, int number) {
        return Arrays.copyOfRange(pixels, (number - 1) * ROWS * COLUMNS, number * ROWS * COLUMNS);
    }

    /** Frames of an odd length, with all values from dark to bright. */
    private static Dataset film(int number) {
        byte[] pixels = new byte[ROWS * COLUMNS * FRAMES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 255 / (pixels.length - 1));
        }
        return sized(number, 8).put(Element.of(Tag.PIXEL_DATA, Vr.OB, pixels));
    }

    /** One bit for each pixel: no frame but the first begins with a byte. */
    private static Dataset bits() {
        byte[] pixels = new byte[(ROWS * COLUMNS * FRAMES + 15) / 16 * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 37 + 11);
        }
        return sized(4, 1).put(Element.of(Tag.PIXEL_DATA, Vr.OB, pixels));
    }

    private static Dataset sized(int number, int bits) {
        return Scan.ct(Entries.ANNA.value(), number)
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(FRAMES))
                .putShorts(Tag.ROWS, ROWS)
                .putShorts(Tag.COLUMNS, COLUMNS)
                .putShorts(Tag.BITS_ALLOCATED, bits)
                .putShorts(Tag.BITS_STORED, bits)
                .putShorts(Tag.HIGH_BIT, bits - 1);
    }
}
