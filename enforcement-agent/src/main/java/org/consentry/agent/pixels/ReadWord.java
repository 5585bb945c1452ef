// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

/**
 * A word that a reader believes to see.
 *
 * @param letters how many letters and digits it has, at least 1
 * @param sureness how sure the reader is, 0 to 100
 */
record ReadWord(TextBox box, int letters, double sureness) {
    private static final int SHORT = 2;
    private static final int LONG = 3;
    private static final double SURE_OF_SHORT = 75;
    private static final double SURE_OF_LONG = 50;

    /**
     * Whether it is a word, and not speckle that looks like letters: of three letters and more if the reader is rather
     * sure, of two if it is very sure. What stands in a line with one is judged by {@link #isBeside}.
     */
    boolean isCertain() {
        return (letters >= LONG && sureness >= SURE_OF_LONG) || (letters == SHORT && sureness >= SURE_OF_SHORT);
    }

    /**
     * Whether both can be of one line: as high as each other by half, and no further apart than two letters are high.
     */
    boolean isBeside(ReadWord other) {
        int shared = Math.min(box.bottom(), other.box.bottom()) - Math.max(box.top(), other.box.top());
        int lower = Math.min(box.bottom() - box.top(), other.box.bottom() - other.box.top());
        int higher = Math.max(box.bottom() - box.top(), other.box.bottom() - other.box.top());
        int gap = Math.max(box.left(), other.box.left()) - Math.min(box.right(), other.box.right());
        return 2 * shared >= lower && gap <= 2 * higher;
    }
}
