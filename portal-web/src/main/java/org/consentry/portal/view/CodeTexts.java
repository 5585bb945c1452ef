// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Finds the words for codes that come from outside. A code that has no text of its own gets the "other" text. */
public final class CodeTexts {

    private final Messages messages;
    private final Layout frame;
    private final Locale locale;

    public CodeTexts(Messages messages, Layout frame) {
        this.messages = messages;
        this.frame = frame;
        this.locale = frame.locale();
    }

    /**
     * For example {@code code("purpose", "HRESCH")}: "For research"; unknown codes give the text of
     * {@code purpose.other}.
     */
    public String code(String family, String code) {
        return code(family, code, family + ".other");
    }

    public String code(String family, String code, String otherwise) {
        String key = family + "." + code;
        return messages.text(frame, messages.has(key) ? key : otherwise);
    }

    /**
     * A scan in words: its kind, the body part if we have a word for it, and the day.
     *
     * @param day in words; empty if it is not known
     */
    public String scan(String modality, String bodyPart, String day) {
        String kind = code("modality", modality);
        if (day.isEmpty()) {
            return kind;
        }
        return knows("bodypart", bodyPart)
                ? messages.text(frame, "scan.line.part", kind, code("bodypart", bodyPart), day)
                : messages.text(frame, "scan.line", kind, day);
    }

    /** Whether we have a word of our own for the code. */
    public boolean knows(String family, String code) {
        return messages.has(family + "." + code);
    }

    /** Whether what the register tells is a day, not a number of years. */
    public boolean isDay(String told) {
        return parsed(told).isPresent();
    }

    /** A day the register tells: in words when it is a date, else as it is written. */
    public String day(String told, Dates dates) {
        return parsed(told).map(dates::date).orElse(told);
    }

    private static Optional<LocalDate> parsed(String told) {
        try {
            return Optional.of(LocalDate.parse(told));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Name of a language by its tag, such as {@code es} or {@code es-MX}, in the reader's language. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(locale);
        return name.isEmpty()
                ? messages.text(frame, "unknown")
                : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** Name of a country by its ISO 3166 code, in the reader's language. */
    public String country(String iso) {
        return iso.isEmpty()
                ? messages.text(frame, "unknown")
                : Locale.of("", iso).getDisplayCountry(locale);
    }
}
