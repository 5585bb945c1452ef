// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

/**
 * How far each value of a picture is above or below those around it, in spreads of these (standard deviations). By sums
 * over all that is above and left of a place, so that its cost does not depend on how large the neighborhood is.
 */
final class LocalContrast {
    private static final int NEIGHBORHOOD = 12;
    /** Of the usual range of values: a smaller spread is noise, which would be read as letters if it was enlarged. */
    private static final double LEAST_SPREAD = 0.025;
    /** So many spreads are nothing yet, one more is ink. Most noise stays below. */
    private static final double NOTHING_YET = 1.5;

    private static final int WHITE = 255;

    private final int columns;
    private final int rows;
    private final float[] spreads;

    private LocalContrast(int columns, int rows, float... spreads) {
        this.columns = columns;
        this.rows = rows;
        this.spreads = spreads;
    }

    /** @param range the usual range of values, positive */
    static LocalContrast of(int columns, int rows, int[] values, int range) {
        int wide = columns + 1;
        double[] sums = new double[wide * (rows + 1)];
        double[] squares = new double[sums.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int to = (y + 1) * wide + x + 1;
                double value = values[y * columns + x];
                sums[to] = value + sums[to - 1] + sums[to - wide] - sums[to - wide - 1];
                squares[to] = value * value + squares[to - 1] + squares[to - wide] - squares[to - wide - 1];
            }
        }
        float[] spreads = new float[values.length];
        for (int y = 0; y < rows; y++) {
            int top = Math.max(0, y - NEIGHBORHOOD);
            int bottom = Math.min(rows, y + NEIGHBORHOOD + 1);
            for (int x = 0; x < columns; x++) {
                int left = Math.max(0, x - NEIGHBORHOOD);
                int right = Math.min(columns, x + NEIGHBORHOOD + 1);
                double count = (double) (right - left) * (bottom - top);
                int upper = top * wide;
                int lower = bottom * wide;
                double mean =
                        (sums[lower + right] - sums[lower + left] - sums[upper + right] + sums[upper + left]) / count;
                double square = (squares[lower + right]
                                - squares[lower + left]
                                - squares[upper + right]
                                + squares[upper + left])
                        / count;
                double spread = Math.max(LEAST_SPREAD * range, Math.sqrt(Math.max(0, square - mean * mean)));
                spreads[y * columns + x] = (float) ((values[y * columns + x] - mean) / spread);
            }
        }
        return new LocalContrast(columns, rows, spreads);
    }

    /** What is brighter than its surroundings, as ink on white. */
    GreyImage brighter() {
        return ink(1);
    }

    /** What is darker than its surroundings, as ink on white. */
    GreyImage darker() {
        return ink(-1);
    }

    private GreyImage ink(int sign) {
        byte[] greys = new byte[spreads.length];
        for (int at = 0; at < greys.length; at++) {
            double ink = Math.clamp(sign * spreads[at] - NOTHING_YET, 0, 1);
            greys[at] = (byte) Math.round(WHITE * (1 - ink));
        }
        return new GreyImage(columns, rows, GreyImage.Ground.WHITE, greys);
    }
}
