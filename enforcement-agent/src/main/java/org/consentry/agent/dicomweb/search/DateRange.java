// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as DICOM writes them, both ends included.
 *
 * @param from 8 digits, or empty
 * @param until 8 digits, or empty
 */
record DateRange(String from, String until) {
    private static final Pattern FORM = Pattern.compile("([0-9]{8})?(-)?([0-9]{8})?");

    /**
     * Reads {@code 20260101}, {@code 20260101-20260131}, {@code -20260131} or {@code 20260101-}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static DateRange of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || (parts.group(1) == null && parts.group(3) == null)) {
            throw new IllegalArgumentException("expected a date of 8 digits, or two with a hyphen between");
        }
        if (parts.group(2) == null) {
            return new DateRange(text, text);
        }
        return new DateRange(
                parts.group(1) == null ? "" : parts.group(1), parts.group(3) == null ? "" : parts.group(3));
    }

    /** Whether a date is among them; what is no date is not. */
    boolean holds(String date) {
        return date.matches("[0-9]{8}")
                && (from.isEmpty() || date.compareTo(from) >= 0)
                && (until.isEmpty() || date.compareTo(until) <= 0);
    }
}
