// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cleans free text by keeping only what is known to be harmless: words of a vocabulary and small measures such as
 * {@code 1.5mm}. What is not known goes, so a name cannot stay because nobody thought of it.
 */
final class Descriptors {
    private static final String MEASURE = "[0-9]{1,2}(\\.[0-9]{1,2})?(mm|cm|s|t)?";
    private static final Set<String> WORDS = load();

    private Descriptors() {}

    /** The harmless words of a text in their order, single spaces between; empty if there is none. */
    static String cleaned(String text) {
        String words = Arrays.stream(text.split("[\\s_,;:()\\[\\]^=+]+", -1))
                .filter(Descriptors::isHarmless)
                .collect(Collectors.joining(" "));
        // Numbers alone could be half a birth date.
        return words.chars().anyMatch(Character::isLetter) ? words : "";
    }

    /** The same for several values. */
    static String cleaned(List<String> values) {
        return values.stream()
                .map(Descriptors::cleaned)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining("\\"));
    }

    private static boolean isHarmless(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || lower.matches(MEASURE);
    }

    private static Set<String> load() {
        InputStream resource =
                Objects.requireNonNull(Descriptors.class.getResourceAsStream("descriptors.txt"), "descriptors.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read descriptors.txt from the class path", e);
        }
    }
}
