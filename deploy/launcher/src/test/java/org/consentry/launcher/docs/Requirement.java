// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line of {@code docs/asvs/requirements.tsv}. */
record Requirement(String number, String words, String state, String evidence) {
    static final List<String> STATES = List.of("met", "setting", "not applicable", "open");

    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    static Requirement of(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("expected four cells, found " + cells.length + ": " + line);
        }
        return new Requirement(cells[0], cells[1], cells[2], cells[3]);
    }

    int chapter() {
        return Integer.parseInt(number.substring(0, number.indexOf('.')));
    }

    List<String> named() {
        return NAMED.matcher(evidence)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
