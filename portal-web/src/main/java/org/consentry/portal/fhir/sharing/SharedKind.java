// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kind of thing that a line is about. A kind says no more than its record does. */
public enum SharedKind {
    SCAN("scan|image|images|picture|pictures|imagen|imágenes"),
    REPORT("report|informe"),
    LETTER("letter|carta"),
    SUMMARY("summary|resumen"),
    RESULT("result|results|resultado|resultados"),
    NOTE("note|nota"),
    DOCUMENT("document|documento"),
    /** Lines of the record: the patient's data and data about scans, without the scans. */
    FACTS("(?!)"),
    /** Facts about a scan, without any picture of it. */
    HEADER("(?!)"),
    /** The record names no kind, or uses words that we do not understand. */
    OTHER("(?!)");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** Words that name several things, or say what it was not. */
    private static final Pattern UNCLEAR = Pattern.compile(
            "\\b(and|or|with|plus|no|not|without|except|y|o|e|con|más|sin)\\b|[&+/;]|,\\s*\\p{L}", FLAGS);

    private final Pattern words;

    SharedKind(String words) {
        this.words = Pattern.compile("\\b(" + words + ")\\b", FLAGS);
    }

    /** The kind behind another system's words: one known kind, or {@link #OTHER}. */
    public static SharedKind called(String told) {
        List<SharedKind> found = Arrays.stream(values())
                .filter(thing -> thing.words.matcher(told).find())
                .toList();
        return found.size() == 1 && !UNCLEAR.matcher(told).find() ? found.get(0) : OTHER;
    }

    /** The code of the kind: its name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
