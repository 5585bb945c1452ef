// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.text.MessageFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.portal.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    /**
     * Words of the law and of software that patients should not have to know; "people study a question" is the verb.
     */
    private static final Pattern NOT_FOR_PATIENTS = Pattern.compile(
            "\\b(consent\\w*|withdr[ae]w\\w*|revo(ke|c)\\w*|opt(ed|ing|s)?[ -](in|out)|toggle|submit|(?<!people )stud(y|ies))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern NOT_FOR_PATIENTS_SPANISH = Pattern.compile(
            "\\b(consent\\w*|revoc\\w*|optar\\w*|escane\\w*|escáner\\w*|estudios? de imagen\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Many hospitals say it for a scan, too. */
    private static final Pattern ESTUDIO = Pattern.compile("\\bestudios?\\b", Pattern.CASE_INSENSITIVE);

    /** Words that push a reader toward one answer. */
    private static final Pattern GUILT = Pattern.compile(
            "\\b(are you sure|unfortunately|help others|save lives|sorry to see|miss out|lose out|selfish|lamentablemente"
                    + "|está seguro de|salvar vidas|ayude a otros)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Stream<Wording> languages() {
        return Stream.of(Wording.ENGLISH, Wording.SPANISH);
    }

    @Test
    void everyLanguageHasTheSameKeysInTheSameOrder() {
        assertThat(List.copyOf(Wording.SPANISH.patterns().keySet()))
                .containsExactlyElementsOf(Wording.ENGLISH.patterns().keySet());
    }

    @Test
    void spanishSaysEstudioForResearchOnly() {
        assertThat(Wording.SPANISH.patterns().entrySet())
                .filteredOn(text -> ESTUDIO.matcher(text.getValue()).find())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(Wording.ENGLISH.patterns().getOrDefault(text.getKey(), ""))
                        .as(text.getKey())
                        .contains("research"));
    }

    @Test
    void everyLanguageTakesTheSameParameters() {
        assertThat(Wording.SPANISH.patterns())
                .allSatisfy((key, pattern) -> assertThat(Wording.parameters(pattern))
                        .as(key)
                        .isEqualTo(Wording.parameters(Wording.ENGLISH.patterns().getOrDefault(key, ""))));
    }

    @Test
    void everyParameterIsExplainedAboveItsKey() {
        assertThat(Wording.ENGLISH.patterns())
                .allSatisfy((key, pattern) -> assertThat(Wording.parameters(pattern))
                        .allSatisfy(parameter -> assertThat(Wording.explanation(key, parameter))
                                .as("%s {%d}", key, parameter)
                                .isNotEmpty()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noKeyStandsTwice(Wording wording) {
        assertThat(wording.duplicates()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsAPatternThatLeavesNoBracesBehind(Wording wording) {
        assertThat(wording.patterns()).allSatisfy((key, pattern) -> {
            assertThat(pattern).as(key).isNotBlank().isEqualTo(pattern.strip()).doesNotContain("  ");
            assertThatCode(() -> new MessageFormat(pattern, wording.locale()))
                    .as(key)
                    .doesNotThrowAnyException();
            assertThat(wording.sample(key)).as(key).doesNotContain("{", "}", "null");
        });
    }

    /** MessageFormat swallows an ASCII apostrophe and whatever follows it. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyApostropheIsTypographic(Wording wording) {
        assertThat(wording.patterns().values()).noneMatch(pattern -> pattern.contains("'"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTextBringsMarkup(Wording wording) {
        assertThat(wording.patterns().values())
                .noneMatch(pattern -> pattern.replaceAll("\\d<", "").contains("<") || pattern.contains("&"));
    }

    @Test
    void patientsReadNoLegalOrSoftwareWords() {
        assertThat(Wording.ENGLISH.forPatients())
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_FOR_PATIENTS));
        assertThat(Wording.SPANISH.forPatients())
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(NOT_FOR_PATIENTS_SPANISH));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTextPushesTowardOneAnswer(Wording wording) {
        assertThat(wording.forPatients())
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(GUILT));
    }

    /** A yes and a no take the same number of words, give or take a quarter. */
    @ParameterizedTest
    @MethodSource("languages")
    void yesAndNoAreEquallyLong(Wording wording) {
        List<List<String>> pairs = List.of(
                List.of("ai.yes", "ai.no"),
                List.of("research.yes", "research.no"),
                List.of("saved.title.ai.yes", "saved.title.ai.no"),
                List.of("saved.title.research.yes", "saved.title.research.no"),
                List.of("saved.next.yes", "saved.next.no"),
                List.of("home.status.yes", "home.status.no"));

        assertThat(pairs).allSatisfy(pair -> {
            double yes = Reading.words(wording.sample(pair.get(0))).size();
            double no = Reading.words(wording.sample(pair.get(1))).size();
            assertThat(yes / no).as("%s %s", wording.locale(), pair).isBetween(0.75, 1.25);
        });
    }
}
