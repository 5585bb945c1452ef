// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/**
 * Knows the texts that stand in place of a removed fact: {@code REMOVED}, {@code Removed by CTP}, {@code 19000101}.
 * This agent wrote them, or those who cleaned the object before. A placeholder identifies nobody, so finding it again
 * is no hit.
 */
final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            Dummies.WORD,
            "CTP",
            "ANON",
            "ANONYM",
            "ANONYMOUS",
            "ANONYMISED",
            "ANONYMIZED",
            "DEIDENTIFIED",
            "IDENTIFIED",
            "PSEUDONYM",
            "PSEUDONYMISED",
            "PSEUDONYMIZED",
            "REDACTED",
            "WITHHELD",
            "UNKNOWN",
            "UNSPECIFIED",
            "UNAVAILABLE",
            "NONE",
            "NULL",
            "NOT",
            "AVAILABLE",
            "SPECIFIED",
            "APPLICABLE");
    private static final int LITTLE = 2;
    private static final int LAST_YEAR = 1900;

    private Placeholders() {}

    /** Whether all of a name's plain words, not just some, are placeholders. */
    static boolean isName(Collection<String> words) {
        return words.stream().anyMatch(Placeholders::isPlaceholder)
                && words.stream().allMatch(word -> word.length() <= LITTLE || isPlaceholder(word));
    }

    /** Whether a squashed identifier is a placeholder. */
    static boolean isNumber(String squashed) {
        return isPlaceholder(squashed);
    }

    /** Whether a date is a first of January on which no living patient was born. */
    static boolean isDate(LocalDate date) {
        return date.getYear() <= LAST_YEAR && date.getDayOfYear() == 1;
    }

    /** A word that says so, or {@code 000000}, {@code XXXX}. */
    private static boolean isPlaceholder(String text) {
        int length = text.length();
        return WORDS.contains(text)
                || (length > LITTLE && (text.equals("0".repeat(length)) || text.equals("X".repeat(length))));
    }
}
