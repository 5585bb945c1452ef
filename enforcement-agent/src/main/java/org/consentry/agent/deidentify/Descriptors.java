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
 * Cleans free text by keeping only what is known to be harmless: words of a vocabulary, measures such as {@code 1.5mm},
 * and a small number if it is the only one. What is not known goes, so a name cannot stay because nobody thought of it.
 */
final class Descriptors {
    private static final String NUMBER = "[0-9]{1,2}(\\.[0-9]{1,2})?";
    private static final String MEASURE = NUMBER + "(mm|cm|s|t)";
    private static final int MOST_SHOWN_NUMBER = 89;
    private static final Set<String> WORDS = WordList.words("descriptors.txt").collect(Collectors.toUnmodifiableSet());

    private Descriptors() {}

    /**
     * The harmless words of texts in their order, single spaces between; empty if there is none.
     *
     * @param isName whether a plain word is a name here, however harmless it is elsewhere
     */
    static String cleaned(List<String> values, Predicate<String> isName) {
        boolean numbers = areHarmlessNumbers(values.stream().flatMap(Descriptors::pieces));
        return values.stream()
                .map(value -> cleaned(value, isName, numbers))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining("\\"));
    }

    private static String cleaned(String text, Predicate<String> isName, boolean numbers) {
        String words = pieces(text)
                .filter(word -> isHarmless(word, isName) && (numbers || !isNumber(word)))
                .collect(Collectors.joining(" "));
        // Numbers alone could be half a birth date.
        return words.chars().anyMatch(Character::isLetter) ? words : "";
    }

    /** Whether each word of a text is harmless, so that it can stay as it is. */
    static boolean isHarmlessThroughout(String text, Predicate<String> isName) {
        return pieces(text).allMatch(word -> word.isEmpty() || isHarmless(word, isName))
                && areHarmlessNumbers(pieces(text));
    }

    private static Stream<String> pieces(String text) {
        return Arrays.stream(text.split("[\\s_,;:()\\[\\]^=+]+", -1));
    }

    private static boolean isHarmless(String word, Predicate<String> isName) {
        String lower = word.toLowerCase(Locale.ROOT);
        return (WORDS.contains(lower) || lower.matches(MEASURE) || isNumber(word))
                && Spelling.words(word).stream().noneMatch(isName);
    }

    private static boolean isNumber(String word) {
        return word.matches(NUMBER);
    }

    /**
     * Several numbers can be a date or a phone number ({@code 06 12 34 56 78}, {@code 12.03 1957}), and a larger one a
     * great age. Whatever has a digit counts, unless it is a measure or a word of the vocabulary ({@code 3d}).
     */
    private static boolean areHarmlessNumbers(Stream<String> pieces) {
        List<String> numbers = pieces.filter(Descriptors::mayCount).toList();
        return numbers.isEmpty()
                || (numbers.size() == 1
                        && isNumber(numbers.getFirst())
                        && Double.parseDouble(numbers.getFirst()) <= MOST_SHOWN_NUMBER);
    }

    private static boolean mayCount(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return word.chars().anyMatch(Character::isDigit) && !WORDS.contains(lower) && !lower.matches(MEASURE);
    }
}
