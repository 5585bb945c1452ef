// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.reading;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reading scores. A word is a run of letters or digits, a sentence ends at . ! or ? before a blank or the end. English
 * syllables have no exact rule, so there are two counts that err differently, and a text must pass by both.
 */
public final class Reading {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[’'.:-][\\p{L}\\p{N}]+)*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SILENT_END = Pattern.compile("(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$");
    private static final Pattern VOWEL_PAIR = Pattern.compile("[aeiouy]{1,2}");

    /**
     * Endings and pairs that make one syllable less, or one more, than their vowel groups say (after Fast,
     * Lingua::EN::Syllable).
     */
    private static final List<Pattern> LESS =
            patterns("cial", "tia", "cius", "cious", "giu", "ion", "iou", "sia$", ".ely$", "[^t]ed$", "[^l]e$");

    private static final List<Pattern> MORE = patterns(
            "ia",
            "riet",
            "dien",
            "iu",
            "io",
            "ii",
            "[aeiouym]bl$",
            "[aeiou]{3}",
            "^mc",
            "ism$",
            "([^aeiouy])\\1l$",
            "[^l]lien",
            "^coa[dglx].",
            "[^gq]ua[^auieo]",
            "dnt$");

    private Reading() {}

    private static List<Pattern> patterns(String... expressions) {
        return List.of(expressions).stream().map(Pattern::compile).toList();
    }

    /** The words of a text, in its order. */
    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The sentences of a text, in its order, without what ends them. */
    public static List<String> sentencesOf(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static long sentences(String text) {
        return Math.max(1, SENTENCE_END.matcher(text).results().count());
    }

    /** Flesch-Kincaid grade level by the count of syllables that gives the higher one. */
    public static double grade(String text) {
        return Math.max(grade(text, Reading::syllablesByPairs), grade(text, Reading::syllablesByGroups));
    }

    /** Flesch-Kincaid grade level (Kincaid et al. 1975). */
    public static double grade(String text, ToIntFunction<String> syllables) {
        List<String> words = words(text);
        double perSentence = (double) words.size() / sentences(text);
        double perWord = words.stream().mapToInt(syllables).sum() / (double) words.size();
        return 0.39 * perSentence + 11.8 * perWord - 15.59;
    }

    /** SMOG grade (McLaughlin 1969) over a text of many sentences. */
    public static double smog(String text) {
        long hard = words(text).stream()
                .filter(word -> syllablesByGroups(word) >= 3)
                .count();
        return 1.0430 * Math.sqrt(hard * 30.0 / sentences(text)) + 3.1291;
    }

    /** Fernández-Huerta (1959) reading ease of Spanish, 70 and more is easy to read. */
    public static double spanishEase(String text) {
        List<String> words = words(text);
        double perWord = words.stream().mapToInt(Reading::spanishSyllables).sum() / (double) words.size();
        return 206.84 - 60 * perWord - 1.02 * ((double) words.size() / sentences(text));
    }

    /** First count: vowel pairs, after a silent ending is cut off. */
    public static int syllablesByPairs(String word) {
        String letters = letters(word);
        if (letters.length() <= 3) {
            return 1;
        }
        String spoken = SILENT_END.matcher(letters).replaceFirst("");
        return (int) Math.max(1, VOWEL_PAIR.matcher(spoken).results().count());
    }

    /** Second count: vowel groups, corrected by patterns. */
    public static int syllablesByGroups(String word) {
        String letters = letters(word);
        long groups = VOWELS.matcher(letters).results().count();
        long less =
                LESS.stream().filter(pattern -> pattern.matcher(letters).find()).count();
        long more =
                MORE.stream().filter(pattern -> pattern.matcher(letters).find()).count();
        return (int) Math.max(1, groups - less + more);
    }

    /**
     * Every strong or accented vowel is a syllable; weak vowels (i, u, final y) join a neighbor, else make one of their
     * own.
     */
    public static int spanishSyllables(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("(?<=q)u|(?<=g)u(?=[eiéí])|y$", "");
        int strong =
                (int) Pattern.compile("[aeoáéíóú]").matcher(letters).results().count();
        int weak = (int) Pattern.compile("(?<![aeoáéíóúiuü])[iuü]+(?![aeoáéíóú])")
                .matcher(letters)
                .results()
                .count();
        return Math.max(1, strong + weak);
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
