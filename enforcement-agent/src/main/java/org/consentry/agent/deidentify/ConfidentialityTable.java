// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Vr;

/**
 * Table E.1-1 of PS3.15: every row, as facts in {@code confidentiality.txt}. Its last row, private attributes, is the
 * walk's business. What the table does not list although it could speak is in {@code unlisted.txt}. Immutable.
 */
final class ConfidentialityTable {
    /** One row: the action of the basic profile, and one cell per option, {@code -} where it is blank. */
    record Row(ProfileAction basic, String options) {
        private static final char BLANK = '-';

        /** The option that cleans the attribute, if one of the chosen ones does; it goes before any that retains it. */
        Optional<ProfileOption> cleaner(Set<ProfileOption> chosen) {
            return chosen.stream().filter(option -> cell(option) == 'C').findFirst();
        }

        /** What the chosen options make of the attribute. */
        ProfileAction action(Set<ProfileOption> chosen) {
            if (cleaner(chosen).isPresent()) {
                return ProfileAction.CLEAN;
            }
            return chosen.stream()
                    .map(this::cell)
                    .filter(cell -> cell != BLANK)
                    .findFirst()
                    .map(cell -> ProfileAction.of(String.valueOf(cell)))
                    .orElse(basic);
        }

        private char cell(ProfileOption option) {
            return options.charAt(option.column());
        }
    }

    static final int CURVE_FAMILY = 0x50000000;

    private static final Row DATE = new Row(ProfileAction.DUMMY, "-----KC---");
    private static final Row SPEECH = new Row(ProfileAction.DUMMY, "----------");
    private static final Map<Integer, Row> ROWS = load("confidentiality.txt");
    private static final Map<Integer, Row> UNLISTED = load("unlisted.txt");

    private ConfidentialityTable() {}

    /**
     * The row of a standard tag; empty if the attribute is left alone: it is a number or a code string. The table is a
     * list of what was thought of: UIDs, names, labels, prose, dates and addresses of the web that it does not list are
     * treated like those it does.
     */
    static Optional<Row> row(int tag) {
        int canonical = Dictionary.canonical(tag);
        boolean curve = (canonical & 0xFFFF0000) == CURVE_FAMILY;
        Row listed = ROWS.get(curve ? CURVE_FAMILY : canonical);
        if (listed != null) {
            return Optional.of(listed);
        }
        Row unlisted = UNLISTED.get(canonical);
        return unlisted != null ? Optional.of(unlisted) : byNature(Dictionary.vr(tag));
    }

    private static Optional<Row> byNature(Vr vr) {
        return switch (vr) {
            case DA, DT -> Optional.of(DATE);
            case ST, LT, UT, PN, UR -> Optional.of(SPEECH);
            default -> Optional.empty();
        };
    }

    static int size() {
        return ROWS.size();
    }

    private static Map<Integer, Row> load(String name) {
        Map<Integer, Row> rows = new HashMap<>();
        WordList.lines(name).stream().map(line -> line.split(" ", 4)).forEach(cells -> {
            int tag = Integer.parseUnsignedInt(cells[0].replace('X', '0'), 16);
            rows.put(tag, new Row(ProfileAction.of(cells[1]), cells[2]));
        });
        return Map.copyOf(rows);
    }
}
