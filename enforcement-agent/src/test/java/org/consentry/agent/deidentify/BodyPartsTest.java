// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPartsTest {
    /** Words of English that a meaning of the head or neck has; truth from outside the table's first column. */
    private static final Pattern HEAD = Pattern.compile(
            "(?i).*(\\b(head|skull|face|facial|brain|cereb|crani|orbit|eye|ear|jaw|mandib|maxill|nose|nasal|sinus of|neck"
                    + "|tongue|tooth|teeth|lip|oral cavity|throat|scalp|paranasal|pituitary|retina|entire body)).*");

    // These standard terms were missing, so their scans stayed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LSSPINE",
                "TLSPINE",
                "SSPINE",
                "LSPINE",
                "TSPINE",
                "AXILLA",
                "BILEDUCT",
                "BUTTOCK",
                "CALF",
                "CERVIX",
                "ILIUM",
                "JEJUNUM",
                "MEDIASTINUM",
                "OVARY",
                "PENIS",
                "RADIUSULNA",
                "SCROTUM",
                "TESTIS",
                "THYMUS",
                "TIBIAFIBULA",
                "URETER",
                "URETHRA",
                "VAGINA",
                "VULVA",
                "SIJOINT",
                "LOWERLEG",
                "UPPERARM",
                "UPPERLIMB"
            })
    void termsOfTheTrunkAndTheLimbsAreElsewhere(String term) {
        assertThat(BodyParts.judged(term)).isEqualTo(Anatomy.ELSEWHERE);
    }

    @Test
    void eachTermAndWordOfPartsElsewhereIsJudgedSo() {
        AnatomyRow.ALL.stream()
                .filter(row -> !row.term().isEmpty())
                .forEach(row ->
                        assertThat(BodyParts.judged(row.term())).as(row.term()).isEqualTo(row.anatomy()));
        WordList.words("elsewhere-words.txt")
                .forEach(word -> assertThat(BodyParts.judged(word)).as(word).isEqualTo(Anatomy.ELSEWHERE));
    }

    @Test
    void nothingElsewhereHasTheMeaningOfAHead() {
        List<String> elsewhere = WordList.lines("anatomy.txt").stream()
                .filter(line -> line.startsWith("ELSEWHERE"))
                .map(line -> line.split("\\|", 5)[4])
                .toList();

        assertThat(elsewhere)
                .hasSizeGreaterThan(300)
                .noneMatch(meaning -> HEAD.matcher(meaning).matches());
    }

    @Test
    void noCodeAndNoTermIsJudgedTwice() {
        for (AnatomyRow one : AnatomyRow.ALL) {
            assertThat(AnatomyRow.ALL)
                    .as(one.toString())
                    .noneMatch(other -> other.anatomy() != one.anatomy()
                            && (same(one.sct(), other.sct())
                                    || same(one.srt(), other.srt())
                                    || same(one.term(), other.term())));
        }
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }
}
