// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A picture of 256 greys, row after row from the top; 0 is black. Not to be changed. */
public final class GreyImage {
    private static final int WHITE = 255;

    private final int columns;
    private final int rows;
    private final Ground ground;
    private final byte[] greys;

    /** On what text would stand. */
    public enum Ground {
        /** The picture itself, with its shades and its noise. */
        SHADED,
        /** White: all but strong marks was taken out. */
        WHITE
    }

    GreyImage(int columns, int rows, Ground ground, byte... greys) {
        if (greys.length != columns * rows) {
            throw new IllegalArgumentException("expected one grey for each pixel");
        }
        this.columns = columns;
        this.rows = rows;
        this.ground = ground;
        this.greys = greys;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public Ground ground() {
        return ground;
    }

    /** The grey at a place, 0 to 255. */
    public int grey(int x, int y) {
        return greys[y * columns + x] & 0xFF;
    }

    /** Black for white. */
    GreyImage inverted() {
        byte[] other = new byte[greys.length];
        for (int at = 0; at < greys.length; at++) {
            other[at] = (byte) (WHITE - (greys[at] & 0xFF));
        }
        return new GreyImage(columns, rows, ground, other);
    }

    /** So many times larger on each side, smoothly. */
    GreyImage enlarged(int times) {
        if (times == 1) {
            return this;
        }
        int wide = columns * times;
        int high = rows * times;
        byte[] larger = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            double fromY = Math.clamp((y + 0.5) / times - 0.5, 0, rows - 1);
            int top = (int) fromY;
            int bottom = Math.min(top + 1, rows - 1);
            double down = fromY - top;
            for (int x = 0; x < wide; x++) {
                double fromX = Math.clamp((x + 0.5) / times - 0.5, 0, columns - 1);
                int left = (int) fromX;
                int right = Math.min(left + 1, columns - 1);
                double along = fromX - left;
                double above = grey(left, top) * (1 - along) + grey(right, top) * along;
                double below = grey(left, bottom) * (1 - along) + grey(right, bottom) * along;
                larger[y * wide + x] = (byte) Math.round(above * (1 - down) + below * down);
            }
        }
        return new GreyImage(wide, high, ground, larger);
    }

    /** Writes it as a binary portable graymap (PGM, P5). */
    void writePgm(OutputStream out) throws IOException {
        out.write(("P5\n" + columns + " " + rows + "\n255\n").getBytes(StandardCharsets.US_ASCII));
        out.write(greys);
    }

    /** Whether it shows the same. */
    boolean isSame(GreyImage other) {
        return columns == other.columns && Arrays.equals(greys, other.greys);
    }
}
