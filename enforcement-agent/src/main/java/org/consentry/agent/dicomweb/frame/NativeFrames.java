// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/**
 * Frames that are not compressed: one directly behind the other, to the bit (PS3.5, 8.1.1 and 8.2).
 *
 * @param offset of the first
 * @param frameBits of each
 */
record NativeFrames(int count, long offset, long frameBits) implements FrameMap {
    /** Two pixels share their color: four samples of six are there. */
    private static final Set<String> HALF_COLOR = Set.of("YBR_FULL_422", "YBR_PARTIAL_422");

    private static final int COLORS = 3;
    private static final int SAMPLES_OF_HALF_COLOR = 2;

    static NativeFrames of(PixelElements pixels, int count, Dataset dataset) {
        try {
            long frame = frameBits(dataset);
            long bytes = Math.ceilDiv(Math.multiplyExact(frame, count), Byte.SIZE);
            if (pixels.length() != bytes + bytes % 2) {
                throw new UncutFramesException(
                        "expected as many pixels as rows, columns and the number of frames say, found another number");
            }
            return new NativeFrames(count, pixels.offset(), frame);
        } catch (ArithmeticException e) {
            throw new UncutFramesException("expected frames of a size that can be, found larger ones");
        }
    }

    @Override
    public Frame frame(int number) {
        long from = (number - 1) * frameBits;
        int shift = (int) (from % Byte.SIZE);
        long bytes = Math.ceilDiv(shift + frameBits, Byte.SIZE);
        return new Frame(List.of(new Frame.Run(offset + from / Byte.SIZE, bytes)), shift, frameBits);
    }

    private static long frameBits(Dataset dataset) {
        int bits = number(dataset, Tag.BITS_ALLOCATED);
        if (bits != 1 && bits % Byte.SIZE != 0) {
            throw new UncutFramesException("expected 1 bit or whole bytes for each sample, found another number");
        }
        long pixels = Math.multiplyExact((long) number(dataset, Tag.ROWS), number(dataset, Tag.COLUMNS));
        return Math.multiplyExact(pixels, (long) samples(dataset) * bits);
    }

    /** How many samples there are for each pixel on average. */
    private static int samples(Dataset dataset) {
        int samples = number(dataset, Tag.SAMPLES_PER_PIXEL);
        String meaning = dataset.string(Tag.PHOTOMETRIC_INTERPRETATION).orElse("");
        if (HALF_COLOR.contains(meaning) && samples == COLORS && number(dataset, Tag.COLUMNS) % 2 == 0) {
            return SAMPLES_OF_HALF_COLOR;
        }
        if (HALF_COLOR.contains(meaning) || meaning.equals("YBR_PARTIAL_420")) {
            throw new UncutFramesException("expected colors of each pixel, or of each two, found another form");
        }
        return samples;
    }

    private static int number(Dataset dataset, int tag) {
        int number = dataset.integer(tag).orElse(0);
        if (number < 1) {
            throw new UncutFramesException("expected a number in " + Tag.text(tag) + ", found none");
        }
        return number;
    }
}
