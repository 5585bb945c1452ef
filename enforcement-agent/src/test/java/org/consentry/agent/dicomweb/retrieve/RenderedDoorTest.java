// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.image;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.instance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.picture.PictureKind;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture that the archive makes leaves only where the object itself may, and nothing was drawn into it. */
class RenderedDoorTest {
    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @SuppressWarnings("NullAway.Init")
    private FetchWorld world;

    @BeforeEach
    void open() throws IOException {
        origin = new Origin(0);
        world = new FetchWorld(temp, origin.address());
        has(image(1), "image/png", png());
    }

    @AfterEach
    void close() {
        world.close();
        origin.close();
    }

    @Test
    void aPictureIsHandedOnAndItsPatientReadsThatAScanWasSent() throws IOException {
        Reader reader = rendered(PictureKind.PNG, Optional.of(1), "viewport=8,8");

        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.type()).isEqualTo("image/png");
        assertThat(reader.announced()).isEqualTo(reader.bytes());
        assertThat(reader.content()).isEqualTo(png());
        assertThat(origin.asked())
                .containsExactly(
                        "/dicom-web" + instance(1).path()
                                + " multipart/related; type=\"application/dicom\"; transfer-syntax=*",
                        "/dicom-web" + instance(1).path() + "/frames/1/rendered?viewport=8,8 image/png");
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::content)
                .containsExactly(tuple(State.SENT, 1, DisclosureReport.Content.OBJECTS));
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
        assertThat(world.held()).isEmpty();
    }

    @Test
    void textInAPictureStaysBehind() throws IOException {
        byte[] plain = png();
        byte[] text = "tEXtName\0Anna".getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(text);
        ByteBuffer named = ByteBuffer.allocate(plain.length + text.length + 8)
                .put(plain, 0, 33)
                .putInt(text.length - 4)
                .put(text)
                .putInt((int) check.getValue())
                .put(plain, 33, plain.length - 33);
        has(image(1), "image/png", named.array());

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").content()).isEqualTo(plain);
    }

    /** What de-identification takes off an object is in the archive still, and could be drawn. */
    @ParameterizedTest
    @CsvSource({
        "60000022, OverlayDescription",
        "60003000, OverlayData",
        "60FE0022, the last overlay",
        "50000005, a curve",
        "00700080, a label of graphics",
        "00420010, a document"
    })
    void whatCouldBeDrawnStopsThePictureAndNotTheObject(String tag, String what) {
        Dataset object = image(1).put(Element.of(Integer.parseUnsignedInt(tag, 16), Vr.LO, (byte) 'A', (byte) ' '));
        has(object, "image/png", new byte[0]);

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status())
                .as(what)
                .isEqualTo(404);
        assertThat(origin.asked()).hasSize(1);
        assertThat(world.fetch(instance(1), FetchWorld.ANY).status()).isEqualTo(200);
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.REFUSED, Reason.DEID_INSUFFICIENT), tuple(State.SENT, null));
    }

    @Test
    void soDoesAWaveform() {
        Dataset sequence = new Dataset().put(Tag.MODALITY, "ECG");
        has(image(1).putSequence(0x54000100, sequence), "image/png", new byte[0]);

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(404);
        assertThat(origin.asked()).hasSize(1);
    }

    @Test
    void anOverlayWithinASequenceCountsToo() {
        Dataset inner = new Dataset().put(Element.of(0x60000010, Vr.US, (byte) 1, (byte) 0));
        has(image(1).putSequence(0x52009229, inner), "image/png", new byte[0]);

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(404);
        assertThat(origin.asked()).hasSize(1);
    }

    @Test
    void anObjectWithoutPixelsHasNoPicture() {
        Dataset object = image(1);
        object.remove(Tag.PIXEL_DATA);
        has(object, "image/png", new byte[0]);

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(404);
        assertThat(origin.asked()).hasSize(1);
    }

    @Test
    void burnedInWordsAndFacesStopThePicture() {
        has(image(1).put(Tag.BURNED_IN_ANNOTATION, "YES"), "image/png", new byte[0]);
        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(404);
        has(image(1).put(Tag.BODY_PART_EXAMINED, "HEAD"), "image/png", new byte[0]);
        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(404);

        assertThat(origin.asked()).hasSize(2).noneMatch(asked -> asked.contains("rendered"));
        assertThat(world.reports())
                .extracting(DisclosureReport::reason)
                .containsExactlyInAnyOrder(Reason.BURNED_IN_TEXT, Reason.DEID_INSUFFICIENT);
    }

    @Test
    void aFrameThatIsNotThereIsNotAskedFor() {
        assertThat(rendered(PictureKind.PNG, Optional.of(2), "").status()).isEqualTo(404);
        has(image(1).put(Tag.NUMBER_OF_FRAMES, "0"), "image/png", new byte[0]);
        assertThat(rendered(PictureKind.PNG, Optional.of(1), "").status()).isEqualTo(404);

        assertThat(origin.asked()).noneMatch(asked -> asked.contains("rendered"));
        assertThat(world.reports()).isEmpty();
    }

    @Test
    void aNoThatComesWhileTheArchiveDrawsStopsThePicture() throws IOException {
        byte[] png = png();
        origin.answers(exchange -> {
            boolean picture = exchange.getRequestURI().getPath().endsWith("/rendered");
            if (picture) {
                world.stage().annaSaysNo();
            }
            Origin.send(exchange, 200, picture ? "image/png" : Origin.RELATED, picture ? png : Requests.body(image(1)));
        });

        Reader reader = rendered(PictureKind.PNG, Optional.empty(), "");

        assertThat(reader.status()).isEqualTo(404);
        assertThat(reader.bytes()).isZero();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.REFUSED, Reason.CONSENT_DENY));
        assertThat(world.held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/jpeg", "image/png2", "application/dicom"})
    void anAnswerOfAnotherTypeIsNotBelieved(String type) throws IOException {
        has(image(1), type, png());

        assertThat(rendered(PictureKind.PNG, Optional.empty(), "").status()).isEqualTo(502);
        assertThat(world.reports()).isEmpty();
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aPictureThatIsNotWholeIsNotHandedOn() throws IOException {
        byte[] png = png();
        has(image(1), "image/png", Arrays.copyOf(png, png.length - 3));

        Reader reader = rendered(PictureKind.PNG, Optional.empty(), "");

        assertThat(reader.status()).isEqualTo(502);
        assertThat(reader.bytes()).isZero();
        assertThat(world.reports()).isEmpty();
        assertThat(world.held()).isEmpty();
    }

    /** Whether an archive draws names into pictures nobody but its administrator knows. */
    @Test
    void withoutTheAdministratorsWordThereAreNoPictures() {
        assertThatExceptionOfType(RefusedBodyException.class)
                .isThrownBy(() -> world.door().requirePictures())
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
    }

    private Reader rendered(PictureKind kind, Optional<Integer> frame, String query) {
        return world.fetch(
                instance(1), new RenderedForm(kind, frame, RenderQuery.of(Optional.of(query))), new Reader());
    }

    /** The archive has this object and this picture of it. */
    private void has(Dataset object, String type, byte[] picture) {
        origin.answers(exchange -> {
            boolean asked = exchange.getRequestURI().getPath().endsWith("/rendered");
            Origin.send(exchange, 200, asked ? type : Origin.RELATED, asked ? picture : Requests.body(object));
        });
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        return out.toByteArray();
    }
}
