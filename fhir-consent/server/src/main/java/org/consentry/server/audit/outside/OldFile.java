// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.consentry.server.audit.outside.OldFault.Kind;

/**
 * The cells of a CSV file (RFC 4180): UTF-8 with or without byte order mark, separated by commas, semicolons or tabs,
 * with any line ends. Cells are without spaces around them.
 *
 * @param heading the names of the columns
 * @param rows without empty ones
 */
record OldFile(List<String> heading, List<Row> rows) {
    private static final char MARK = '\uFEFF';
    private static final char QUOTE = '"';

    OldFile {
        heading = List.copyOf(heading);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number as a spreadsheet numbers it
     */
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        private boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /** The file is none that can be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient OldFault fault;

        private Unreadable(int row, Kind kind) {
            super("Expected a CSV file, found " + kind);
            this.fault = new OldFault(row, "", kind, "");
        }

        OldFault fault() {
            return fault;
        }
    }

    static OldFile read(byte[] bytes) throws Unreadable {
        String text = text(bytes);
        List<Row> all = new Reading(text, separator(text)).rows();
        List<Row> filled = all.stream().filter(row -> !row.isEmpty()).toList();
        if (filled.isEmpty()) {
            throw new Unreadable(0, Kind.NO_ROWS);
        }
        return new OldFile(filled.get(0).cells(), filled.subList(1, filled.size()));
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            // A decoder of its own refuses what is no UTF-8, such as a letter with an accent of Windows-1252.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable(0, Kind.ENCODING);
            }
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Unreadable(0, Kind.ENCODING);
        }
    }

    /** What separates the columns of the heading, none of which has a separator in its name. */
    private static char separator(String text) {
        String heading = text.strip().lines().findFirst().orElse("");
        if (heading.indexOf(',') >= 0) {
            return ',';
        }
        return heading.indexOf(';') >= 0 ? ';' : '\t';
    }

    /** One pass over the text. */
    private static final class Reading {
        private final String text;
        private final char separator;
        private int at;
        private int row = 1;

        Reading(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Row> rows() throws Unreadable {
            List<Row> rows = new ArrayList<>();
            while (at < text.length()) {
                rows.add(new Row(row, cells()));
                row++;
            }
            return rows;
        }

        private List<String> cells() throws Unreadable {
            List<String> cells = new ArrayList<>();
            while (true) {
                cells.add(cell().strip());
                if (at >= text.length()) {
                    return cells;
                }
                char end = text.charAt(at++);
                if (end != separator) {
                    if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                        at++;
                    }
                    return cells;
                }
            }
        }

        private String cell() throws Unreadable {
            if (at < text.length() && text.charAt(at) == QUOTE) {
                return quoted();
            }
            int begin = at;
            while (at < text.length() && !isEnd(text.charAt(at))) {
                if (text.charAt(at) == QUOTE) {
                    throw new Unreadable(row, Kind.QUOTE);
                }
                at++;
            }
            return text.substring(begin, at);
        }

        private String quoted() throws Unreadable {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char next = text.charAt(at++);
                if (next != QUOTE) {
                    cell.append(next);
                } else if (at < text.length() && text.charAt(at) == QUOTE) {
                    cell.append(QUOTE);
                    at++;
                } else if (at == text.length() || isEnd(text.charAt(at))) {
                    return cell.toString();
                } else {
                    break;
                }
            }
            throw new Unreadable(row, Kind.QUOTE);
        }

        private boolean isEnd(char next) {
            return next == separator || next == '\n' || next == '\r';
        }
    }

    @Override
    public String toString() {
        return "OldFile[" + rows.size() + "]";
    }
}
