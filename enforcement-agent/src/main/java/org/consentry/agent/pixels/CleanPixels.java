// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

/**
 * Pixels that were read once more after all that was read had been painted over, and nothing was found. Only
 * {@link TextRemoval} makes them, so whoever holds some need not ask whether that was done.
 */
public final class CleanPixels {
    private final byte[] value;
    private final int boxes;

    CleanPixels(int boxes, byte... value) {
        this.boxes = boxes;
        this.value = value;
    }

    /** The value of the pixel data as it may leave, of the length that it came with; not copied. */
    public byte[] value() {
        return value;
    }

    /** How many places were painted over. */
    public int boxes() {
        return boxes;
    }
}
