// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consentry.portal.reading.Reading;
import org.consentry.portal.reading.WordCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private static Map<String, String> blocks(Wording wording) {
        return wording.forPatients().keySet().stream()
                .filter(key -> Reading.words(wording.sample(key)).size() >= WordCheck.FEWEST_WORDS)
                .collect(Collectors.toMap(key -> key, wording::sample));
    }

    @Test
    void everyEnglishBlockReadsAtGradeSixOrLowerByBothCounts() {
        Map<String, Double> tooHard = new TreeMap<>();
        blocks(Wording.ENGLISH).forEach((key, text) -> {
            double grade = Reading.grade(text);
            if (grade > WordCheck.HIGHEST_GRADE) {
                tooHard.put(key, grade);
            }
        });

        assertThat(tooHard).isEmpty();
    }

    @Test
    void theEnglishBlocksTogetherStayBelowSmogSevenPointZero() {
        assertThat(Reading.smog(String.join(" ", blocks(Wording.ENGLISH).values())))
                .isLessThanOrEqualTo(6.9);
    }

    @Test
    void everySpanishBlockIsEasyToRead() {
        Map<String, Double> tooHard = new TreeMap<>();
        blocks(Wording.SPANISH).forEach((key, text) -> {
            double ease = Reading.spanishEase(text);
            if (ease < WordCheck.LOWEST_EASE) {
                tooHard.put(key, ease);
            }
        });

        assertThat(tooHard).isEmpty();
    }

    @Test
    void thereAreBlocksToMeasure() {
        assertThat(blocks(Wording.ENGLISH)).hasSizeGreaterThan(30);
        assertThat(blocks(Wording.SPANISH)).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            scan, 1
            name, 1
            share, 1
            shared, 1
            company, 3
            hospital, 3
            research, 2
            asked, 1
            wanted, 2
            computer, 3""")
    void bothCountsAgreeOnPlainWords(String word, int syllables) {
        assertThat(Reading.syllablesByPairs(word)).isEqualTo(syllables);
        assertThat(Reading.syllablesByGroups(word)).isEqualTo(syllables);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            imagen, 3
            imágenes, 4
            quien, 1
            guardado, 3
            investigación, 5
            estudios, 3
            ley, 1
            y, 1
            muy, 1
            compañía, 4
            ciudad, 2""")
    void spanishSyllablesFollowTheVowels(String word, int syllables) {
        assertThat(Reading.spanishSyllables(word)).isEqualTo(syllables);
    }

    @Test
    void aKnownSentenceHasItsKnownGrade() {
        // 9 words, 1 sentence, 11 syllables by hand
        assertThat(Reading.grade("The quick brown fox jumps over the lazy dog.", Reading::syllablesByPairs))
                .isCloseTo(0.39 * 9 + 11.8 * 11 / 9 - 15.59, within(0.001));
    }
}
