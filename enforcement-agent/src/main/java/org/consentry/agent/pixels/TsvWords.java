// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.ArrayList;
import java.util.List;

/** Reads what tesseract prints as {@code tsv}: a line of names, then lines of twelve columns. */
final class TsvWords {
    private static final String NAMES =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
    private static final int COLUMNS = 12;
    private static final int LEFT = 6;
    private static final int TOP = 7;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 9;
    private static final int SURENESS = 10;
    private static final int TEXT = 11;
    private static final double MOST_SURE = 100;
    private static final String WORD = "5";

    private TsvWords() {}

    /**
     * All words that have a letter or a digit, however sure the reader is.
     *
     * @throws UnclearPixelsException if a line is none
     */
    static List<ReadWord> read(String printed) {
        List<String> lines = printed.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(NAMES)) {
            throw unreadable();
        }
        List<ReadWord> words = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw unreadable();
            }
            if (columns[0].equals(WORD)) {
                int letters = (int) columns[TEXT]
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .count();
                if (letters > 0) {
                    words.add(new ReadWord(box(columns), letters, sureness(columns[SURENESS])));
                }
            }
        }
        return words;
    }

    private static double sureness(String text) {
        try {
            double sureness = Double.parseDouble(text);
            if (sureness >= 0 && sureness <= MOST_SURE) {
                return sureness;
            }
        } catch (NumberFormatException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static TextBox box(String... columns) {
        try {
            int left = Integer.parseInt(columns[LEFT]);
            int top = Integer.parseInt(columns[TOP]);
            return new TextBox(
                    left,
                    top,
                    Math.addExact(left, Integer.parseInt(columns[WIDTH])),
                    Math.addExact(top, Integer.parseInt(columns[HEIGHT])));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unreadable();
        }
    }

    private static UnclearPixelsException unreadable() {
        return new UnclearPixelsException("the text reader said something that cannot be read");
    }
}
