// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a day as staff type it: year-month-day, or month/day/year as it is written in the United States. */
public final class TypedDate {

    private static final Pattern US = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");

    private TypedDate() {}

    /** The day; empty if the text is none. A year of two digits could be of two centuries, so it is none. */
    public static Optional<LocalDate> read(String typed) {
        String text = typed.strip();
        try {
            Matcher us = US.matcher(text);
            return Optional.of(
                    us.matches() ? LocalDate.of(number(us, 3), number(us, 1), number(us, 2)) : LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
