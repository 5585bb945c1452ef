// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One language's message bundle, read line by line as its authors see it, comments included.
 *
 * @param locale the language
 * @param patterns MessageFormat patterns by key, in the file's order
 * @param comments the comment line directly above a key, empty when there is none
 * @param duplicates keys that the file has more than once
 */
record Wording(Locale locale, Map<String, String> patterns, Map<String, String> comments, List<String> duplicates) {
    static final Wording ENGLISH = read(Locale.ENGLISH);
    static final Wording SPANISH = read(Locale.forLanguageTag("es"));

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\d)");

    private static Wording read(Locale locale) {
        Path file = Path.of("src/main/resources/messages/messages_" + locale.getLanguage() + ".properties");
        Map<String, String> patterns = new LinkedHashMap<>();
        Map<String, String> comments = new LinkedHashMap<>();
        List<String> duplicates = new ArrayList<>();
        String above = "";
        for (String line : lines(file)) {
            int equals = line.indexOf('=');
            if (line.startsWith("#") || line.isEmpty() || equals < 0) {
                above = line;
                continue;
            }
            String key = line.substring(0, equals);
            if (patterns.put(key, line.substring(equals + 1)) != null) {
                duplicates.add(key);
            }
            comments.put(key, above);
            above = "";
        }
        return new Wording(locale, patterns, comments, duplicates);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Numbers of the parameters of a pattern, also those inside a choice. */
    static SortedSet<Integer> parameters(String pattern) {
        SortedSet<Integer> found = new TreeSet<>();
        PARAMETER.matcher(pattern).results().forEach(match -> found.add(Integer.valueOf(match.group(1))));
        return found;
    }

    /** What patients may read: everything but the staff desk. */
    Map<String, String> forPatients() {
        Map<String, String> found = new LinkedHashMap<>(patterns);
        found.keySet().removeIf(key -> key.startsWith("staff."));
        return found;
    }

    /**
     * The text as a reader would see it, with sample values that fit what the English comment says of each parameter.
     */
    String sample(String key) {
        String pattern = patterns.getOrDefault(key, "");
        Object[] values = new Object[10];
        for (int parameter : parameters(pattern)) {
            values[parameter] = sampleValue(explanation(key, parameter));
        }
        return new MessageFormat(pattern, locale).format(values);
    }

    /** What the comment above the English key says about a parameter, empty when it says nothing. */
    static String explanation(String key, int parameter) {
        String comment = ENGLISH.comments().getOrDefault(key, "");
        int start = comment.indexOf("{" + parameter + "}");
        if (start < 0) {
            return "";
        }
        int end = comment.indexOf(", {", start);
        return comment.substring(start + 3, end < 0 ? comment.length() : end).strip();
    }

    private Object sampleValue(String explanation) {
        boolean spanish = locale.getLanguage().equals("es");
        if (explanation.startsWith("(number)")) {
            return 3;
        }
        if (explanation.contains("date") || explanation.contains("day")) {
            return spanish ? "14 de marzo de 2026" : "March 14, 2026";
        }
        if (explanation.contains("time")) {
            return spanish ? "14:05" : "2:05 PM";
        }
        if (explanation.contains("value")) {
            return spanish ? "sí" : "yes";
        }
        return explanation.contains("phone") ? "555-0100" : "Acme";
    }
}
