// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.peer.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where frames are: by arithmetic or by a table, never by a guess. */
class FrameMapTest {
    private static final int TABLE = 0x7FE00001;
    private static final int LENGTHS = 0x7FE00002;
    private static final byte[] NO_TABLE = {};

    @ParameterizedTest
    @CsvSource(textBlock = """
            # samples, bits, rows, columns, frames, bytes of a frame
            1,  8, 3, 5, 3, 15
            1,  8, 4, 4, 1, 16
            1, 16, 3, 5, 4, 30
            3,  8, 3, 3, 3, 27
            1, 32, 2, 2, 2, 16
            1, 64, 1, 3, 2, 24
            """)
    void framesOfWholeBytesStandBehindOneAnother(int samples, int bits, int rows, int columns, int frames, int bytes) {
        byte[] pixels = noise(bytes * frames);
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LE, TransferSyntax.IMPLICIT_LE)) {
            Dataset object = image(samples, bits, rows, columns, frames).put(pixels(padded(pixels)));

            List<byte[]> found = all(object, syntax);

            assertThat(found).hasSize(frames);
            for (int i = 0; i < frames; i++) {
                assertThat(found.get(i)).isEqualTo(Arrays.copyOfRange(pixels, i * bytes, (i + 1) * bytes));
            }
        }
    }

    /** Frames of one bit for each pixel begin where the one before ends, within a byte. */
    @Test
    void framesOfBitsBecomeFramesThatBeginWithAByte() {
        for (int pixels = 1; pixels <= 19; pixels++) {
            for (int frames = 1; frames <= 9; frames++) {
                byte[] packed = noise((pixels * frames + 7) / 8);
                Dataset object = image(1, 1, 1, pixels, frames).put(pixels(padded(packed)));

                List<byte[]> found = all(object, TransferSyntax.EXPLICIT_LE);

                BitSet bits = BitSet.valueOf(packed);
                for (int i = 0; i < frames; i++) {
                    byte[] expected =
                            Arrays.copyOf(bits.get(i * pixels, (i + 1) * pixels).toByteArray(), (pixels + 7) / 8);
                    assertThat(found.get(i))
                            .as(i + " of " + frames + " with " + pixels)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void twoPixelsMayShareTheirColor() {
        byte[] pixels = noise(2 * 4 * 2 * 2);
        Dataset object = image(3, 8, 2, 4, 2)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "YBR_FULL_422")
                .put(pixels(pixels));

        assertThat(all(object, TransferSyntax.EXPLICIT_LE).get(1)).isEqualTo(Arrays.copyOfRange(pixels, 16, 32));

        object.put(Tag.PHOTOMETRIC_INTERPRETATION, "YBR_PARTIAL_420");
        assertUncut(object, TransferSyntax.EXPLICIT_LE, "colors");
    }

    @Test
    void pixelsOfNumbersWithAPointAreFramesToo() {
        byte[] pixels = noise(32);
        Dataset object = image(1, 32, 2, 2, 2).put(Element.of(0x7FE00008, Vr.OF, pixels));

        assertThat(all(object, TransferSyntax.EXPLICIT_LE).get(1)).isEqualTo(Arrays.copyOfRange(pixels, 16, 32));
    }

    @Test
    void anObjectThatDoesNotSayItHasOneFrame() {
        Dataset object = image(1, 8, 2, 2, 1).put(pixels(noise(4)));
        object.remove(Tag.NUMBER_OF_FRAMES);

        assertThat(all(object, TransferSyntax.EXPLICIT_LE)).hasSize(1);
    }

    @Test
    void pixelsThatDoNotFitWhatTheHeaderSaysAreNotCut() {
        assertUncut(image(1, 8, 2, 2, 2).put(pixels(noise(6))), TransferSyntax.EXPLICIT_LE, "as many pixels");
        assertUncut(image(1, 8, 2, 2, 2).put(pixels(noise(10))), TransferSyntax.EXPLICIT_LE, "as many pixels");
        assertUncut(image(1, 12, 2, 2, 2).put(pixels(noise(12))), TransferSyntax.EXPLICIT_LE, "1 bit or whole bytes");
        assertUncut(image(1, 8, 0, 2, 2).put(pixels(noise(2))), TransferSyntax.EXPLICIT_LE, "(0028,0010)");
        assertUncut(image(1, 8, 2, 2, 0).put(pixels(noise(4))), TransferSyntax.EXPLICIT_LE, "number of frames");
        assertUncut(image(1, 8, 2, 2, -1).put(pixels(noise(4))), TransferSyntax.EXPLICIT_LE, "number of frames");
        assertUncut(image(1, 8, 2, 2, 1), TransferSyntax.EXPLICIT_LE, "pixel data");
        assertUncut(
                image(65535, 65528, 65535, 65535, 1).put(pixels(noise(4))),
                TransferSyntax.EXPLICIT_LE,
                "a size that can be");
    }

    @Test
    void asManyFragmentsAsFramesAreOneForEach() {
        byte[][] frames = {noise(10), noise(20), noise(30)};
        Dataset object = image(1, 8, 2, 2, 3).put(fragments(NO_TABLE, frames));

        assertThat(all(object, Scan.RLE)).containsExactly(frames);
    }

    @Test
    void aTableSaysWhichFragmentsAreAFrame() {
        Dataset object = image(1, 8, 2, 2, 2)
                .put(fragments(offsets(0, 8 + 10 + 8 + 20), noise(10), noise(20), noise(30), noise(2)));

        List<byte[]> found = all(object, Scan.JPEG);

        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(joined(noise(10), noise(20)));
        assertThat(found.get(1)).isEqualTo(joined(noise(30), noise(2)));
    }

    @Test
    void allFragmentsAreOneFrameIfThereIsOne() {
        Dataset object = image(1, 8, 2, 2, 1).put(fragments(NO_TABLE, noise(10), noise(20)));

        assertThat(all(object, Scan.JPEG)).containsExactly(joined(noise(10), noise(20)));
    }

    /** The lengths say which frames end within their fragment's last byte but one. */
    @Test
    void anExtendedTableSaysHowLongAFrameIs() {
        Dataset object = image(1, 8, 2, 2, 2)
                .put(Element.of(TABLE, Vr.OV, longs(0, 18)))
                .put(Element.of(LENGTHS, Vr.OV, longs(9, 20)))
                .put(fragments(NO_TABLE, noise(10), noise(20)));

        assertThat(all(object, Scan.JPEG)).containsExactly(Arrays.copyOf(noise(10), 9), noise(20));
    }

    @Test
    void fragmentsThatNothingTellsApartAreNotCut() {
        byte[][] three = {noise(10), noise(20), noise(30)};

        assertUncut(image(1, 8, 2, 2, 2).put(fragments(NO_TABLE, three)), Scan.JPEG, "an offset table, or");
        assertUncut(image(1, 8, 2, 2, 4).put(fragments(NO_TABLE, three)), Scan.JPEG, "an offset table, or");
        assertUncut(image(1, 8, 2, 2, 1).put(fragments(NO_TABLE)), Scan.JPEG, "an offset table, or");
        for (byte[] wrong : List.of(
                offsets(0), offsets(0, 18, 46), offsets(0, 19), offsets(18, 0), offsets(0, 0), offsets(0, 1000))) {
            assertUncut(image(1, 8, 2, 2, 2).put(fragments(wrong, three)), Scan.JPEG, "that fits the fragments");
        }
    }

    @Test
    void anExtendedTableThatDoesNotFitIsNotBelieved() {
        byte[][] two = {noise(10), noise(20)};
        assertUncut(extended(longs(0), longs(10), NO_TABLE, two), Scan.JPEG, "that fits");
        assertUncut(extended(longs(0, 18), longs(10), NO_TABLE, two), Scan.JPEG, "that fits");
        assertUncut(extended(longs(0, 20), longs(10, 20), NO_TABLE, two), Scan.JPEG, "that fits");
        assertUncut(extended(longs(0, 18), longs(8, 20), NO_TABLE, two), Scan.JPEG, "that fits");
        assertUncut(extended(longs(0, 18), longs(-1, 20), NO_TABLE, two), Scan.JPEG, "that fits");
        assertUncut(extended(longs(0, 18), longs(10, 20), offsets(0, 18), two), Scan.JPEG, "that fits");
        assertUncut(
                extended(longs(0, 18), longs(10, 20), NO_TABLE, noise(10), noise(20), noise(2)),
                Scan.JPEG,
                "that fits");
    }

    private static Dataset extended(byte[] table, byte[] lengths, byte[] basic, byte[]... frames) {
        return image(1, 8, 2, 2, 2)
                .put(Element.of(TABLE, Vr.OV, table))
                .put(Element.of(LENGTHS, Vr.OV, lengths))
                .put(fragments(basic, frames));
    }

    private static void assertUncut(Dataset object, TransferSyntax syntax, String why) {
        assertThatExceptionOfType(UncutFramesException.class)
                .isThrownBy(() -> all(object, syntax))
                .withMessageContaining(why);
    }

    private static List<byte[]> all(Dataset object, TransferSyntax syntax) {
        byte[] encoded = encoded(object, syntax);
        HeldBytes held = offset -> new ByteArrayInputStream(encoded, (int) offset, encoded.length - (int) offset);
        List<byte[]> frames = new ArrayList<>();
        try {
            FrameMap map = FrameMap.of(DatasetReader.readHeader(held.from(0), syntax, Limits.STANDARD), held);
            for (int number = 1; number <= map.count(); number++) {
                ByteArrayOutputStream frame = new ByteArrayOutputStream();
                map.frame(number).copy(held, frame);
                frames.add(frame.toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    private static byte[] encoded(Dataset object, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            DatasetWriter writer = new DatasetWriter(out, syntax);
            writer.write(object);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Dataset image(int samples, int bits, int rows, int columns, int frames) {
        return new Dataset()
                .putShorts(Tag.SAMPLES_PER_PIXEL, samples)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, samples == 3 ? "RGB" : "MONOCHROME2")
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(frames))
                .putShorts(Tag.ROWS, rows)
                .putShorts(Tag.COLUMNS, columns)
                .putShorts(Tag.BITS_ALLOCATED, bits);
    }

    private static Element pixels(byte... value) {
        return Element.of(Tag.PIXEL_DATA, Vr.OB, value);
    }

    private static Element fragments(byte[] table, byte[]... frames) {
        List<byte[]> all = new ArrayList<>(List.of(table));
        all.addAll(List.of(frames));
        return Element.encapsulated(Tag.PIXEL_DATA, Vr.OB, all);
    }

    private static byte[] offsets(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(numbers).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] longs(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(bytes::putLong);
        return bytes.array();
    }

    /** The same bytes for the same length. */
    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] padded(byte... bytes) {
        return Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
