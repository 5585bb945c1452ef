// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelPumpTest {
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final TransferSyntax JPEG =
            TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();

    @Test
    void theHeaderEndsBeforeThePixels() {
        Header header =
                patient().longStart(Tag.PIXEL_DATA, "OW", 4).text("PIXL").header(TransferSyntax.EXPLICIT_LE);

        assertThat(header.dataset().elements()).hasSize(1);
        assertThat(header.pixels()).contains(new PixelStart(Tag.PIXEL_DATA, Vr.OW, 4));
    }

    @Test
    void nativePixelsPassUnchanged() {
        byte[] bytes = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 200_000)
                .zeros(200_000)
                .array();

        assertThat(Bytes.passed(bytes, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                .isEqualTo(bytes);
    }

    @Test
    void encapsulatedPixelsPassUnchangedWhateverTheirBytesLookLike() {
        byte[] bytes = patient()
                .longStart(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .plain(Tag.ITEM, 0)
                .plain(Tag.ITEM, 8)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .array();

        assertThat(Bytes.passed(bytes, JPEG, Trailer.DROP)).isEqualTo(bytes);
    }

    @Test
    void anExtendedOffsetTablePassesWithItsPixels() {
        byte[] bytes = patient()
                .longStart(0x7FE00001, "OV", 8)
                .zeros(8)
                .longStart(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .array();

        assertThat(Bytes.passed(bytes, JPEG, Trailer.DROP)).isEqualTo(bytes);
    }

    @Test
    void whatFollowsThePixelsIsDroppedOrKeptAsAsked() {
        byte[] pixels = patient().longStart(Tag.PIXEL_DATA, "OW", 2).zeros(2).array();
        byte[] all = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2)
                .element(0x7FE10010, "LO", "VENDOR")
                .longStart(Tag.DIGITAL_SIGNATURES_SEQUENCE, "SQ", 0)
                .longStart(Tag.DATA_SET_TRAILING_PADDING, "OB", 6)
                .zeros(6)
                .array();

        assertThat(Bytes.passed(all, TransferSyntax.EXPLICIT_LE, Trailer.DROP)).isEqualTo(pixels);
        assertThat(Bytes.passed(all, TransferSyntax.EXPLICIT_LE, Trailer.KEEP)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99"})
    void onePumpFillsSeveralDataSetsAndEachKeepsWhatIsForIt(String uid) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();
        Bytes start = patient().longStart(Tag.PIXEL_DATA, "OW", 200_000).zeros(200_000);
        byte[] pixels = start.array();
        byte[] all = start.element(0x7FE10010, "LO", "VENDOR").array();
        List<ByteArrayOutputStream> outputs =
                Stream.generate(ByteArrayOutputStream::new).limit(3).toList();
        Header header = Bytes.header(all, TransferSyntax.EXPLICIT_LE, Limits.STANDARD);
        List<DatasetWriter> writers =
                outputs.stream().map(out -> new DatasetWriter(out, syntax)).toList();
        for (DatasetWriter writer : writers) {
            writer.write(header.dataset());
        }

        header.pumpRest(
                DatasetWriter.toEach(syntax, writers),
                DatasetWriter.toEach(syntax, List.of(writers.get(1))),
                Trailer.KEEP);
        for (DatasetWriter writer : writers) {
            writer.finish();
        }

        assertThat(outputs)
                .extracting(out -> inflated(out.toByteArray(), syntax))
                .containsExactly(pixels, all, pixels);
        assertThatThrownBy(() -> DatasetWriter.toEach(JPEG, writers)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] inflated(byte[] bytes, TransferSyntax syntax) {
        if (!syntax.deflated()) {
            return bytes;
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 512, 70_000, 1 << 20})
    void zeroBytesAtTheEndArePadding(int count) {
        // They were read as a tag (0000,0000) and refused the object after its pixels had gone out.
        Bytes plain = patient().longStart(Tag.PIXEL_DATA, "OW", 2).zeros(2);
        byte[] padded = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2)
                .zeros(count)
                .array();

        assertThat(Bytes.passed(padded, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                .isEqualTo(plain.array());
        assertThat(Bytes.passed(padded, TransferSyntax.EXPLICIT_LE, Trailer.KEEP))
                .isEqualTo(plain.array());
    }

    @Test
    void zeroBytesAfterFragmentsAfterPaddingElementsAndWithoutPixelsArePaddingToo() {
        byte[] fragments = patient()
                .longStart(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .zeros(10)
                .array();
        byte[] padded = patient()
                .longStart(Tag.DATA_SET_TRAILING_PADDING, "OB", 6)
                .zeros(6 + 10)
                .array();
        byte[] none = patient().zeros(10).array();

        assertThat(Bytes.passed(fragments, JPEG, Trailer.DROP)).hasSize(fragments.length - 10);
        assertThat(Bytes.passed(padded, TransferSyntax.EXPLICIT_LE, Trailer.KEEP))
                .hasSize(padded.length - 10);
        assertThat(Bytes.passed(none, TransferSyntax.EXPLICIT_LE, Trailer.DROP)).hasSize(none.length - 10);
        assertThat(new Bytes()
                        .plain(Tag.PATIENT_ID, 2)
                        .text("P1")
                        .zeros(10)
                        .header(TransferSyntax.IMPLICIT_LE)
                        .dataset()
                        .elements())
                .hasSize(1);
    }

    @Test
    void whatIsNotAllZerosOrTooLongIsNoPadding() {
        byte[] other = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2 + 512)
                .text("X")
                .array();
        byte[] endless = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2 + (1 << 20) + 1)
                .array();

        for (byte[] bytes : new byte[][] {other, endless}) {
            assertThatThrownBy(() -> Bytes.passed(bytes, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                    .isInstanceOf(MalformedDatasetException.class)
                    .hasMessageContaining("expected an element or the end");
        }
    }

    @Test
    void pixelsWrittenAsUnknownGoOutAsPixels() {
        byte[] bytes = patient().longStart(Tag.PIXEL_DATA, "UN", 2).text("PX").array();
        byte[] meant = patient().longStart(Tag.PIXEL_DATA, "OW", 2).text("PX").array();

        assertThat(Bytes.passed(bytes, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                .isEqualTo(meant);
    }

    @Test
    void otherStandardElementsAfterThePixelsAreDroppedWhereAllOfThemAre() {
        // They refused an object whose pixels were out although nothing of them would ever have left.
        byte[] plain = patient().longStart(Tag.PIXEL_DATA, "OW", 2).zeros(2).array();
        byte[] late = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2)
                .element(0x7FE20010, "LO", "P2")
                .array();

        assertThat(Bytes.passed(late, TransferSyntax.EXPLICIT_LE, Trailer.DROP)).isEqualTo(plain);
    }

    @Test
    void standardElementsAfterThePixelsAreRefusedWhereAllIsKept() {
        byte[] late = patient()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2)
                .element(0x7FE20010, "LO", "P2")
                .array();

        assertThatThrownBy(() -> Bytes.passed(late, TransferSyntax.EXPLICIT_LE, Trailer.KEEP))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("after the pixel data, found (7FE2,0010)");
    }

    @Test
    void aPatientIdAfterThePixelsIsRefused() {
        byte[] late = new Bytes()
                .longStart(Tag.PIXEL_DATA, "OW", 2)
                .zeros(2)
                .element(Tag.PATIENT_ID, "LO", "P2")
                .array();

        assertThatThrownBy(() -> Bytes.passed(late, TransferSyntax.EXPLICIT_LE, Trailer.KEEP))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("expected a tag after (7FE0,0010), found (0010,0020)");
    }

    @Test
    void pixelsThatEndEarlyAreRefused() {
        byte[] cut = patient().longStart(Tag.PIXEL_DATA, "OW", 100).zeros(98).array();
        byte[] open = patient()
                .longStart(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .plain(Tag.ITEM, 0)
                .array();

        assertThatThrownBy(() -> Bytes.passed(cut, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                .isInstanceOf(MalformedDatasetException.class);
        assertThatThrownBy(() -> Bytes.passed(open, JPEG, Trailer.DROP)).isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void fragmentsInASyntaxWithoutThemAreRefused() {
        byte[] bytes = patient()
                .longStart(Tag.PIXEL_DATA, "OB", UNDEFINED)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .array();

        assertThatThrownBy(() -> Bytes.passed(bytes, TransferSyntax.EXPLICIT_LE, Trailer.DROP))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void pixelsAreNotTurnedFromOneByteOrderToTheOther() {
        Header header = patient().longStart(Tag.PIXEL_DATA, "OW", 2).zeros(2).header(TransferSyntax.EXPLICIT_LE);
        DatasetWriter writer = new DatasetWriter(java.io.OutputStream.nullOutputStream(), TransferSyntax.EXPLICIT_BE);

        assertThatThrownBy(() -> header.pumpRest(writer, Trailer.DROP)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Bytes patient() {
        return new Bytes().element(Tag.PATIENT_ID, "LO", "P1");
    }
}
