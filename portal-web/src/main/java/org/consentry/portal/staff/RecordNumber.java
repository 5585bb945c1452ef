// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ways in which one record number is written. */
public final class RecordNumber {

    private RecordNumber() {}

    /**
     * What to look for when staff type a number: as typed, in capitals, and with the hospital's prefix, whether or not
     * it was typed.
     *
     * @param prefix what every number of the hospital begins with; empty if there is none
     */
    public static List<String> spellings(String typed, String prefix) {
        String text = typed.strip().replaceAll("\\s+", "");
        boolean has = text.regionMatches(true, 0, prefix, 0, prefix.length());
        String rest = has ? text.substring(prefix.length()) : text;
        return Stream.of(typed.strip(), text, text.toUpperCase(Locale.ROOT), prefix + rest.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
