// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.SaidNumber;

/**
 * What the look-up form sends.
 *
 * @param number medical record number
 * @param said number of a line, a choice or a question
 * @param why one of {@link #REASONS}, or {@code other} with the text
 * @param text the reason in one's own words
 */
public record LookupForm(String number, String said, String name, String birthDate, String why, String text) {

    /** Ends of the message keys of the reasons to pick from. */
    public static final List<String> REASONS =
            List.of("question", "phone", "paper", "desk", "accounting", "complaint", "incident");

    public static final String OTHER = "other";

    public static final LookupForm EMPTY = new LookupForm("", "", "", "", "", "");

    private static final int MIN_NAME = 2;

    static LookupForm of(Map<String, String> fields) {
        return new LookupForm(
                fields.getOrDefault("number", "").strip(),
                fields.getOrDefault("said", "").strip(),
                fields.getOrDefault("name", "").strip(),
                fields.getOrDefault("birthDate", "").strip(),
                fields.getOrDefault("why", ""),
                fields.getOrDefault("text", "").strip());
    }

    public List<String> reasons() {
        return REASONS;
    }

    /** Message keys of what is wrong, by the field to go to. */
    List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        boolean named = name.length() >= MIN_NAME && !birthDate.isEmpty();
        if (!said.isEmpty() && !SaidNumber.isOne(said)) {
            mistakes.add(new Mistake("said", "staff.error.lookup.said"));
        } else if (number.isEmpty() && said.isEmpty() && !named) {
            mistakes.add(new Mistake("number", "staff.error.lookup.what"));
        } else if (!birthDate.isEmpty() && day().isEmpty()) {
            mistakes.add(new Mistake("birthDate", "staff.error.lookup.birthdate"));
        }
        if (!hasReason()) {
            mistakes.add(new Mistake("why-question", "staff.error.lookup.reason"));
        }
        return mistakes;
    }

    boolean hasReason() {
        return REASONS.contains(why) || (why.equals(OTHER) && Lookup.isReason(text));
    }

    /** A form that begins with these words; without any, an empty one. */
    public static LookupForm beginning(String words) {
        return words.isEmpty() ? EMPTY : new LookupForm("", "", "", "", OTHER, words);
    }

    /** The birth date; empty if none was typed, or what was typed is none. */
    Optional<LocalDate> day() {
        return TypedDate.read(birthDate);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "LookupForm[]";
    }
}
