// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes lines as comma-separated values after RFC 4180: every cell in quotes, and CR LF at the end of a line. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front, so that opening the file runs nothing.
 */
final class AccountingCsv {
    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n|%";

    private AccountingCsv() {}

    static String header(Map<String, Object> line) {
        return line.keySet().stream().map(AccountingCsv::cell).collect(Collectors.joining(",", "", END));
    }

    static String line(Map<String, Object> line) {
        return line.values().stream().map(AccountingCsv::cell).collect(Collectors.joining(",", "", END));
    }

    static String cell(Object value) {
        String text = Objects.toString(value);
        boolean danger = value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (danger ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
