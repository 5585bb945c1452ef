// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.OptionalInt;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/**
 * How the samples of native pixel data lie (PS3.3 C.7.6.3, PS3.5 section 8): grey of 8 or 16 bits, or RGB of 8 bits.
 * All else is not read.
 *
 * @param frames how many, at least 1
 * @param samples for each pixel, 1 or 3
 * @param planar whether each color has a plane of its own
 * @param bytes for each sample, 1 or 2, low byte first
 * @param bitsStored how many bits of a sample count, from the lowest on
 * @param signed whether samples are signed
 */
record PixelLayout(
        int rows, int columns, int frames, int samples, boolean planar, int bytes, int bitsStored, boolean signed) {
    private static final Set<String> GREY = Set.of("MONOCHROME1", "MONOCHROME2");
    private static final int PLANAR_CONFIGURATION = 0x00280006;
    private static final int COLORS = 3;
    /** Larger pictures would be read in hours, not seconds. */
    private static final int LONGEST_SIDE = 8192;

    /**
     * The layout that a header says.
     *
     * @param length of the pixel data in bytes, which must be what the header says
     * @throws UnclearPixelsException if it is another one, or not certain
     */
    static PixelLayout of(Dataset header, long length) {
        String meaning = header.string(Tag.PHOTOMETRIC_INTERPRETATION).orElse("");
        int samples = number(header, Tag.SAMPLES_PER_PIXEL);
        boolean grey = GREY.contains(meaning) && samples == 1;
        boolean color = meaning.equals("RGB") && samples == COLORS;
        require(grey || color, "neither grey nor RGB");
        int allocated = number(header, Tag.BITS_ALLOCATED);
        int stored = number(header, Tag.BITS_STORED);
        require(allocated == Byte.SIZE || (grey && allocated == Short.SIZE), "another number of bits");
        require(stored >= 1 && stored <= allocated && (grey || stored == allocated), "another number of bits");
        require(number(header, Tag.HIGH_BIT) == stored - 1, "bits at another place");
        int sign = number(header, Tag.PIXEL_REPRESENTATION);
        require(sign == 0 || (sign == 1 && grey), "a sign that cannot be");
        int plane = grey ? 0 : number(header, PLANAR_CONFIGURATION);
        require(plane == 0 || plane == 1, "colors at another place");
        PixelLayout layout = new PixelLayout(
                number(header, Tag.ROWS),
                number(header, Tag.COLUMNS),
                header.contains(Tag.NUMBER_OF_FRAMES) ? number(header, Tag.NUMBER_OF_FRAMES) : 1,
                samples,
                plane == 1,
                allocated / Byte.SIZE,
                stored,
                sign == 1);
        require(isSide(layout.rows) && isSide(layout.columns) && layout.frames >= 1, "a size that cannot be read");
        require(length == layout.length() + layout.length() % 2, "another length than the header says");
        return layout;
    }

    /** Bytes of all frames, without padding. */
    long length() {
        return (long) frames * frameBytes();
    }

    /** Bytes of one frame. */
    long frameBytes() {
        return (long) rows * columns * samples * bytes;
    }

    /** Where a sample begins. */
    int at(int frame, int x, int y, int sample) {
        long pixel = (long) y * columns + x;
        long inFrame = planar ? (long) sample * rows * columns + pixel : pixel * samples + sample;
        return Math.toIntExact(frame * frameBytes() + inFrame * bytes);
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= LONGEST_SIDE;
    }

    private static int number(Dataset header, int tag) {
        OptionalInt number = header.integer(tag);
        if (number.isEmpty()) {
            throw new UnclearPixelsException("pixels of a form that is not read: a number is missing");
        }
        return number.getAsInt();
    }

    private static void require(boolean holds, String found) {
        if (!holds) {
            throw new UnclearPixelsException("pixels of a form that is not read: " + found);
        }
    }
}
