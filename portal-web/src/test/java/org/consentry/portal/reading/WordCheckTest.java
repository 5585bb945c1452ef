// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordCheckTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final String EASY =
            "They build a tool for lungs. We sent one scan. Your name was not on it. You can say no at any time.";

    @Test
    void aPlainTextIsEasyAndHasNothingToChange() {
        WordCheck check = WordCheck.of(EASY, Locale.ENGLISH);

        assertThat(check.enough()).isTrue();
        assertThat(check.easy()).isTrue();
        assertThat(check.score()).isEqualTo(Reading.grade(EASY));
        assertThat(check.longSentences()).isEmpty();
        assertThat(check.hardWords()).isEmpty();
    }

    @Test
    void aHardTextIsShownWithItsLongestSentencesAndItsLongWords() {
        String longest =
                "We gave the examination to a company that our organization has an agreement with since last year";
        String shorter = "We gave it to them since they have an agreement with us since the last year";

        WordCheck check = WordCheck.of(shorter + ". " + longest + "! Call us.", Locale.ENGLISH);

        assertThat(check.easy()).isFalse();
        assertThat(check.longSentences()).containsExactly(longest, shorter);
        assertThat(check.hardWords())
                .containsExactlyInAnyOrder("examination", "organization", "company", "agreement")
                .startsWith("examination");
    }

    @Test
    void aTextOfFewWordsIsNotMeasured() {
        assertThat(WordCheck.of("It is a company.", Locale.ENGLISH).enough()).isFalse();
        assertThat(WordCheck.of("...", Locale.ENGLISH).score()).isZero();
    }

    @Test
    void aSpanishTextIsMeasuredByItsReadingEase() {
        String easy =
                "Ellos hacen una herramienta para el pulmón. Su nombre no iba en la imagen. Puede decir que no cuando"
                        + " quiera, y esa responsabilidad es nuestra.";

        WordCheck check = WordCheck.of(easy, SPANISH);

        assertThat(check.spanish()).isTrue();
        assertThat(check.score()).isEqualTo(Reading.spanishEase(easy));
        assertThat(check.easy()).isTrue();
        assertThat(check.hardWords()).containsExactly("responsabilidad");
    }

    /** "School grade 6.0, too hard" would be said of a grade of 6.04. */
    @Test
    void roundingNeverMakesATextEasier() {
        assertThat(check(6.04, Locale.ENGLISH).rounded()).isEqualTo(6.1);
        assertThat(check(-1.2, Locale.ENGLISH).rounded()).isZero();
        assertThat(check(69.9, SPANISH).rounded()).isEqualTo(69);
    }

    private static WordCheck check(double score, Locale in) {
        return new WordCheck(in, 20, score, List.of(), List.of());
    }
}
