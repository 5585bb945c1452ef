// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.dicomweb.retrieve.FetchWorld.instance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.Stage;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.frame.FrameNumbers;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RouteLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames are decided on, held and recorded as their object is, and are its very bytes. */
class FrameDoorTest {
    private static final String NATIVE = "multipart/related; type=\"application/octet-stream\"";
    private static final String ANY_JPEG = "multipart/related; type=\"image/jpeg\"; transfer-syntax=*";
    private static final int LARGE = 2000;

    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @SuppressWarnings("NullAway.Init")
    private FetchWorld world;

    @BeforeEach
    void open() {
        origin = new Origin(0);
        origin.holds(film(3, 3));
        world = new FetchWorld(temp, origin.address());
    }

    @AfterEach
    void close() {
        world.close();
        origin.close();
    }

    @Test
    void framesAreThoseOfTheObjectInTheOrderAskedForAndItsPatientReadsIt() {
        byte[] pixels = noise(3 * 9);

        Reader reader = frames("3,1", NATIVE);

        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.announced()).isEqualTo(reader.bytes());
        assertThat(reader.type())
                .startsWith("multipart/related; type=\"application/octet-stream\"; boundary=consentry-");
        assertThat(reader.types()).containsOnly("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
        assertThat(reader.parts())
                .containsExactly(Arrays.copyOfRange(pixels, 18, 27), Arrays.copyOfRange(pixels, 0, 9));
        assertThat(origin.asked())
                .containsExactly("/dicom-web" + instance(1).path() + " multipart/related; type=\"application/dicom\"");
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances, DisclosureReport::content)
                .containsExactly(tuple(State.SENT, 1, DisclosureReport.Content.OBJECTS));
        assertThat(world.reports().getFirst().bytes()).isBetween(18L, 1000L);
        assertThat(world.reports().getFirst().deidentification()).contains("113100");
        assertThat(world.held()).isEmpty();
    }

    @Test
    void compressedFramesAreNotTouched() {
        byte[][] frames = {noise(10), noise(20), noise(70_000)};
        stored(Scan.JPEG, compressed(3, new byte[0], frames));

        Reader reader = frames("1,2,3", ANY_JPEG);

        assertThat(reader.parts()).containsExactly(frames);
        assertThat(reader.type()).startsWith("multipart/related; type=\"image/jpeg\"; boundary=");
        assertThat(reader.types()).containsOnly("image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50");
        assertThat(frames("1", "multipart/related; type=\"image/jpeg\"").status())
                .as("lossless is meant where none is named")
                .isEqualTo(406);
        assertThat(frames("1", NATIVE).status()).isEqualTo(406);
    }

    @Test
    void whatNobodyCanTellApartIsNotGuessed() {
        stored(Scan.JPEG, compressed(2, new byte[0], noise(10), noise(20), noise(30)));

        Reader reader = frames("1", ANY_JPEG);

        assertThat(reader.status()).isEqualTo(406);
        assertThat(reader.problem()).contains("offset table").contains("fetch the object");
        assertThat(world.reports()).isEmpty();
        assertThat(world.held()).isEmpty();
    }

    @Test
    void aByteOrderThatNobodyAskedForIsNotAcceptable() {
        stored(TransferSyntax.EXPLICIT_BE, film(3, 3));
        assertThat(frames("1", NATIVE).status()).isEqualTo(406);

        stored(TransferSyntax.DEFLATED_LE, film(3, 3));
        assertThat(frames("1", NATIVE).status()).isEqualTo(406);

        stored(TransferSyntax.IMPLICIT_LE, film(3, 3));
        assertThat(frames("2", NATIVE).parts()).containsExactly(Arrays.copyOfRange(noise(27), 9, 18));
    }

    @Test
    void aFrameThatIsNotThereIsAnsweredLikeANoAndMakesNoLine() {
        Reader beyond = frames("1,4", NATIVE);
        assertThat(beyond.status()).isEqualTo(404);
        assertThat(world.reports()).isEmpty();

        world.stage().annaSaysNo();
        Reader no = frames("1", NATIVE);

        assertThat(no.status()).isEqualTo(404);
        assertThat(no.problem()).isEqualTo(beyond.problem());
        assertThat(origin.asked()).as("after a no it is not asked").hasSize(1);
    }

    @Test
    void whatStopsAnObjectStopsItsFrames() {
        origin.holds(film(3, 3).put(Tag.BURNED_IN_ANNOTATION, "YES"));
        assertThat(frames("1", NATIVE).status()).isEqualTo(404);

        origin.holds(film(3, 3));
        world.stage().takes(new RouteLimits(Set.of(Scan.MR_CLASS), Set.of()));
        assertThat(frames("1", NATIVE).status()).isEqualTo(404);

        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactlyInAnyOrder(
                        tuple(State.REFUSED, Reason.BURNED_IN_TEXT), tuple(State.REFUSED, Reason.KIND_NOT_TAKEN));
    }

    @Test
    void aNoThatComesBetweenHoldingAndTheFirstByteStopsTheFrames() {
        byte[] body = Requests.body(film(3, 3));
        origin.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", Origin.RELATED);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length - 4);
            world.stage().annaSaysNo();
            exchange.getResponseBody().write(body, body.length - 4, 4);
        });

        Reader reader = frames("1", NATIVE);

        assertThat(reader.status()).isEqualTo(404);
        assertThat(reader.bytes()).isZero();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.REFUSED, Reason.CONSENT_DENY));
        assertThat(world.held()).isEmpty();
    }

    @Test
    void framesOfWhichOneWasReadMayHaveBeenSent() {
        origin.holds(film(LARGE, 2));

        Reader reader = new Reader().hangingUpAfter(LARGE * LARGE);
        world.fetch(instance(1), form("1,2", NATIVE), reader);

        assertThat(reader.isBroken()).isTrue();
        assertThat(world.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactly(tuple(State.UNCERTAIN, 1));
        assertThat(world.held()).isEmpty();
    }

    /** Frames far apart are found without reading what is between, and each is whole. */
    @Test
    void largeFramesAreCutFromWhereverTheyAre() {
        byte[] pixels = noise(LARGE * LARGE * 3);
        origin.holds(film(LARGE, 3));

        List<byte[]> parts = frames("3,2,1", NATIVE).parts();

        for (int i = 0; i < 3; i++) {
            int from = LARGE * LARGE * (2 - i);
            assertThat(Arrays.equals(parts.get(i), Arrays.copyOfRange(pixels, from, from + LARGE * LARGE)))
                    .isTrue();
        }
    }

    @Test
    void whereTheDiskTakesNothingFramesMayBeFetchedLater() throws IOException {
        Files.delete(temp.resolve("fetches"));

        assertThat(frames("1", NATIVE).status()).isEqualTo(503);
        assertThat(world.reports()).isEmpty();
    }

    private Reader frames(String list, String accept) {
        return world.fetch(instance(1), form(list, accept), new Reader());
    }

    private static FrameForm form(String list, String accept) {
        return new FrameForm(FrameNumbers.of(list), WantedFrames.of(List.of(accept)));
    }

    /** The archive has it in this encoding, whatever it is asked for. */
    private void stored(TransferSyntax syntax, Dataset object) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            DicomFile.write(file, object, syntax);
            origin.says(200, Origin.RELATED, Requests.body(file.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frames of noise, one byte for each pixel. */
    private static Dataset film(int side, int frames) {
        byte[] pixels = noise(side * side * frames);
        return sized(side, frames)
                .put(Element.of(Tag.PIXEL_DATA, Vr.OB, Arrays.copyOf(pixels, pixels.length + pixels.length % 2)));
    }

    private static Dataset compressed(int frames, byte[] table, byte[]... fragments) {
        List<byte[]> all = new ArrayList<>(List.of(table));
        all.addAll(List.of(fragments));
        return sized(3, frames).put(Element.encapsulated(Tag.PIXEL_DATA, Vr.OB, all));
    }

    private static Dataset sized(int side, int frames) {
        return Scan.ct(Stage.ANNA, 1)
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(frames))
                .putShorts(Tag.ROWS, side)
                .putShorts(Tag.COLUMNS, side)
                .putShorts(Tag.BITS_ALLOCATED, 8)
                .putShorts(Tag.BITS_STORED, 8)
                .putShorts(Tag.HIGH_BIT, 7);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
