// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * How hard a text is to read, with what makes it so.
 *
 * @param words how many it has
 * @param score grade of an English text, where 6 and less is easy; reading ease of a Spanish one, where 70 and more is
 * @param longSentences its longest sentences of more than {@value #LONG_SENTENCE} words, the longest first
 * @param hardWords its words of many syllables, those with the most first
 */
public record WordCheck(Locale in, int words, double score, List<String> longSentences, List<String> hardWords) {
    /** Below about twenty words the formulas say nothing. */
    public static final int FEWEST_WORDS = 20;

    /** The highest grade of an easy English text. */
    public static final double HIGHEST_GRADE = 6.0;

    /** The lowest reading ease of an easy Spanish text. */
    public static final double LOWEST_EASE = 70.0;

    static final int LONG_SENTENCE = 14;
    private static final int SENTENCES = 3;
    private static final int WORDS = 10;
    private static final int ENGLISH_SYLLABLES = 3;
    private static final int SPANISH_SYLLABLES = 5;

    /** Copies the lists. */
    public WordCheck {
        longSentences = List.copyOf(longSentences);
        hardWords = List.copyOf(hardWords);
    }

    /** Measures a text in English or in Spanish. */
    public static WordCheck of(String text, Locale in) {
        List<String> words = Reading.words(text);
        double score = words.isEmpty() ? 0 : spanish(in) ? Reading.spanishEase(text) : Reading.grade(text);
        return new WordCheck(in, words.size(), score, longSentences(text), hardWords(words, in));
    }

    /** Whether it has enough words to be measured. */
    public boolean enough() {
        return words >= FEWEST_WORDS;
    }

    /** Whether it is Spanish, so that the score is a reading ease. */
    public boolean spanish() {
        return spanish(in);
    }

    public boolean easy() {
        return spanish() ? score >= LOWEST_EASE : score <= HIGHEST_GRADE;
    }

    /** The score as people say it: a grade with one digit after the point, a reading ease with none. */
    public double rounded() {
        return spanish() ? Math.floor(score) : Math.ceil(Math.max(0, score) * 10) / 10;
    }

    private static boolean spanish(Locale in) {
        return in.getLanguage().equals("es");
    }

    private static List<String> longSentences(String text) {
        return Reading.sentencesOf(text).stream()
                .filter(sentence -> Reading.words(sentence).size() > LONG_SENTENCE)
                .sorted(Comparator.comparingInt(
                                (String sentence) -> Reading.words(sentence).size())
                        .reversed())
                .limit(SENTENCES)
                .toList();
    }

    private static List<String> hardWords(List<String> words, Locale in) {
        int many = spanish(in) ? SPANISH_SYLLABLES : ENGLISH_SYLLABLES;
        ToIntFunction<String> syllables = spanish(in)
                ? Reading::spanishSyllables
                : word -> Math.min(Reading.syllablesByPairs(word), Reading.syllablesByGroups(word));
        return words.stream()
                .map(word -> word.toLowerCase(in))
                .distinct()
                .filter(word -> syllables.applyAsInt(word) >= many)
                .sorted(Comparator.comparingInt(syllables).reversed())
                .limit(WORDS)
                .toList();
    }

    /** Does not print what was written. */
    @Override
    public String toString() {
        return "WordCheck[words=" + words + "]";
    }
}
