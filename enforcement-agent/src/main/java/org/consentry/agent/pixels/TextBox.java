// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

/**
 * Where text is in a picture, in pixels.
 *
 * @param left the first column
 * @param top the first row
 * @param right the column behind the last one
 * @param bottom the row behind the last one
 */
public record TextBox(int left, int top, int right, int bottom) {
    private static final int LEAST_MARGIN = 3;
    private static final int WIDEST_MARGIN = 24;

    public TextBox {
        if (left < 0 || top < 0 || right <= left || bottom <= top) {
            throw new IllegalArgumentException("expected a box with an area inside of the picture");
        }
    }

    /** The box in a picture that is so many times smaller; it covers all of itself there. */
    TextBox shrunk(int times) {
        return new TextBox(left / times, top / times, Math.ceilDiv(right, times), Math.ceilDiv(bottom, times));
    }

    /**
     * The box with a margin, as far as the picture goes: a reader often leaves out the first or last letter of a word,
     * and what hangs below its line.
     */
    TextBox padded(int columns, int rows) {
        int height = bottom - top;
        int beside = Math.clamp(height, LEAST_MARGIN, WIDEST_MARGIN);
        int above = Math.clamp(height / 3, LEAST_MARGIN, WIDEST_MARGIN);
        return new TextBox(
                Math.max(0, left - beside),
                Math.max(0, top - above),
                Math.min(columns, right + beside),
                Math.min(rows, bottom + above));
    }
}
