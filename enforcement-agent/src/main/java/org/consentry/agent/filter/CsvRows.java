// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads rows of CSV one by one and keeps each as it was written. A quote that is not closed makes everything to the end
 * of the file one row, which is not clear.
 */
final class CsvRows {
    /** No row of a manifest is longer; what is, is a quote that was not closed. */
    private static final int LONGEST = 1 << 20;

    private final Reader in;
    private final char delimiter;
    private int next;

    CsvRows(Reader in, char delimiter) throws IOException {
        this.in = in;
        this.delimiter = delimiter;
        this.next = in.read();
    }

    /**
     * The next row; empty at the end.
     *
     * @throws FilterFailedException if it is longer than a megabyte
     */
    Optional<CsvRow> next() throws IOException {
        if (next < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        List<String> cells = new ArrayList<>();
        boolean clear = true;
        do {
            StringBuilder cell = new StringBuilder();
            clear &= next == '"' ? quoted(text, cell) : plain(text, cell);
            cells.add(cell.toString());
        } while (taken(delimiter, text));
        return Optional.of(new CsvRow(text.toString(), end(), cells, clear));
    }

    private boolean plain(StringBuilder text, StringBuilder cell) throws IOException {
        boolean clear = true;
        while (next >= 0 && next != delimiter && next != '\n' && next != '\r') {
            clear &= next != '"';
            cell.append((char) next);
            take(text);
        }
        return clear;
    }

    /** In quotes, two of them are one; behind the closing one nothing may stand. */
    private boolean quoted(StringBuilder text, StringBuilder cell) throws IOException {
        take(text);
        while (next >= 0) {
            if (next == '"') {
                take(text);
                if (next != '"') {
                    int before = cell.length();
                    plain(text, cell);
                    return cell.length() == before;
                }
            }
            cell.append((char) next);
            take(text);
        }
        return false;
    }

    private boolean taken(char expected, StringBuilder text) throws IOException {
        if (next != expected) {
            return false;
        }
        take(text);
        return true;
    }

    private void take(StringBuilder text) throws IOException {
        if (text.length() == LONGEST) {
            throw new FilterFailedException("expected rows of at most " + LONGEST + " bytes, found a longer one");
        }
        text.append((char) next);
        next = in.read();
    }

    private String end() throws IOException {
        StringBuilder end = new StringBuilder(2);
        if (next == '\r') {
            take(end);
        }
        if (next == '\n') {
            take(end);
        }
        return end.toString();
    }
}
