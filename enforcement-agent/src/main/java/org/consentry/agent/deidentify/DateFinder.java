// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds dates in text, however people write them. */
final class DateFinder {
    private static final int LEAST_DIGITS = 5;
    private static final Pattern DATE_FIRST = Pattern.compile("[0-9]{8}.*");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![0-9])([0-9]{4})[-./ ]?([0-9]{1,2})[-./ ]?([0-9]{1,2})(?![0-9])");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<![0-9])([0-9]{1,2})[-./ ]?([0-9]{1,2})[-./ ]?([0-9]{4})(?![0-9])");
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final String MONTH = "(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*";
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(?<![0-9])([0-9]{1,2})[-. ]*" + MONTH + "[-., ]*([0-9]{4})(?![0-9])");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile(MONTH + "[-. ]*([0-9]{1,2})(?:ST|ND|RD|TH)?[-., ]+([0-9]{4})(?![0-9])");

    private DateFinder() {}

    /** The date a DA or DT value begins with. */
    static Optional<LocalDate> leading(String value) {
        if (!DATE_FIRST.matcher(value).matches()) {
            return Optional.empty();
        }
        List<LocalDate> found = new ArrayList<>();
        add(found, value.substring(0, 4), value.substring(4, 6), value.substring(6, 8));
        return found.stream().findFirst();
    }

    /** Every date a text may mean; day and month are tried both ways. */
    static List<LocalDate> in(String text) {
        if (text.chars()
                        .filter(character -> character >= '0' && character <= '9')
                        .count()
                < LEAST_DIGITS) {
            return List.of();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        List<LocalDate> found = new ArrayList<>();
        for (Matcher each = YEAR_FIRST.matcher(upper); each.find(); ) {
            add(found, each.group(1), each.group(2), each.group(3));
        }
        for (Matcher each = YEAR_LAST.matcher(upper); each.find(); ) {
            add(found, each.group(3), each.group(2), each.group(1));
            add(found, each.group(3), each.group(1), each.group(2));
        }
        for (Matcher each = DAY_MONTH_YEAR.matcher(upper); each.find(); ) {
            add(found, each.group(3), month(each.group(2)), each.group(1));
        }
        for (Matcher each = MONTH_DAY_YEAR.matcher(upper); each.find(); ) {
            add(found, each.group(3), month(each.group(1)), each.group(2));
        }
        return found;
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.indexOf(name) / 3 + 1);
    }

    private static void add(List<LocalDate> found, String year, String month, String day) {
        try {
            found.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notADate) {
            // Digits that only look like one.
        }
    }
}
