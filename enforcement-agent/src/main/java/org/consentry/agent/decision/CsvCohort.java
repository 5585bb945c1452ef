// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.MalformedMessageException;

/**
 * A cohort as CSV (RFC 4180, commas): a row of names, one of which is StudyInstanceUID however it is spaced, and a row
 * for each scan. A row is a line: one whose quotes go on into the next cannot be read.
 *
 * @param header who and why, which no row says
 * @param column which cell has the scan
 * @param width how many cells a row has
 */
record CsvCohort(Cohort.Header header, int column, int width) implements CohortQuestion {
    private static final String USUAL = "studyinstanceuid";
    private static final String MARK = "\ufeff";

    /** Reads the row of names. */
    static CsvCohort of(Cohort.Header header, String names) {
        List<String> cells = cells(names.startsWith(MARK) ? names.substring(1) : names, 1);
        List<Integer> columns = IntStream.range(0, cells.size())
                .filter(i -> cells.get(i)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ _-]", "")
                        .equals(USUAL))
                .boxed()
                .toList();
        if (columns.size() != 1) {
            throw new MalformedMessageException(
                    "expected one column StudyInstanceUID in line 1, found " + columns.size());
        }
        return new CsvCohort(header, columns.getFirst(), cells.size());
    }

    @Override
    public StudyUid study(String line, long number) {
        List<String> cells = cells(line, number);
        if (cells.size() != width) {
            throw new MalformedMessageException(
                    "expected " + width + " cells in line " + number + ", found " + cells.size());
        }
        try {
            return new StudyUid(cells.get(column).strip());
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("expected a UID in StudyInstanceUID of line " + number, e);
        }
    }

    private static List<String> cells(String line, long number) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            StringBuilder cell = new StringBuilder();
            at = at < line.length() && line.charAt(at) == '"'
                    ? quoted(line, at + 1, cell, number)
                    : plain(line, at, cell, number);
            cells.add(cell.toString());
            if (at < line.length() && line.charAt(at) != ',') {
                throw misquoted(number);
            }
            at++;
        }
        return cells;
    }

    /** Where the cell ends. */
    private static int plain(String line, int from, StringBuilder cell, long number) {
        int comma = line.indexOf(',', from);
        int end = comma < 0 ? line.length() : comma;
        cell.append(line, from, end);
        if (cell.indexOf("\"") >= 0) {
            throw misquoted(number);
        }
        return end;
    }

    /** Where the cell ends, behind its closing quote; two of them are one. */
    private static int quoted(String line, int from, StringBuilder cell, long number) {
        int at = from;
        while (at < line.length()) {
            char next = line.charAt(at);
            boolean quote = next == '"';
            if (quote && (at + 1 == line.length() || line.charAt(at + 1) != '"')) {
                return at + 1;
            }
            cell.append(next);
            at += quote ? 2 : 1;
        }
        throw misquoted(number);
    }

    private static MalformedMessageException misquoted(long number) {
        return new MalformedMessageException("expected quotes around whole cells in line " + number + ", found others");
    }
}
