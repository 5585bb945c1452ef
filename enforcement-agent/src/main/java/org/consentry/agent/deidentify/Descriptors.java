// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cleans free text by keeping only what is known to be harmless: words of a vocabulary and small measures such as
 * {@code 1.5mm}. What is not known goes, so a name cannot stay because nobody thought of it.
 */
final class Descriptors {
    private static final String MEASURE = "[0-9]{1,2}(\\.[0-9]{1,2})?(mm|cm|s|t)?";
    private static final Set<String> WORDS = WordList.words("descriptors.txt").collect(Collectors.toUnmodifiableSet());

    private Descriptors() {}

    /**
     * The harmless words of a text in their order, single spaces between; empty if there is none.
     *
     * @param isName whether a plain word is a name here, however harmless it is elsewhere
     */
    static String cleaned(String text, Predicate<String> isName) {
        String words = pieces(text).filter(word -> isHarmless(word, isName)).collect(Collectors.joining(" "));
        // Numbers alone could be half a birth date.
        return words.chars().anyMatch(Character::isLetter) ? words : "";
    }

    /** Whether each word of a text is harmless, so that it can stay as it is. */
    static boolean isHarmlessThroughout(String text, Predicate<String> isName) {
        return pieces(text).allMatch(word -> word.isEmpty() || isHarmless(word, isName));
    }

    /** The same for several values. */
    static String cleaned(List<String> values, Predicate<String> isName) {
        return values.stream()
                .map(value -> cleaned(value, isName))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining("\\"));
    }

    private static Stream<String> pieces(String text) {
        return Arrays.stream(text.split("[\\s_,;:()\\[\\]^=+]+", -1));
    }

    private static boolean isHarmless(String word, Predicate<String> isName) {
        String lower = word.toLowerCase(Locale.ROOT);
        return (WORDS.contains(lower) || lower.matches(MEASURE))
                && Spelling.words(word).stream().noneMatch(isName);
    }
}
