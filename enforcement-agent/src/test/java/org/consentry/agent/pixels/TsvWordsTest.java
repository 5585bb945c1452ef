// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsvWordsTest {
    private static final String NAMES =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    @Test
    void aWordHasABoxItsLettersAndHowSureTheReaderIs() {
        String printed = NAMES + "1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n"
                + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t0.000000\tA\n"
                + "5\t1\t1\t1\t1\t2\t50\t20\t30\t12\t96.5\t1957,\n";

        assertThat(TsvWords.read(printed))
                .containsExactly(
                        new ReadWord(new TextBox(10, 20, 40, 32), 1, 0),
                        new ReadWord(new TextBox(50, 20, 80, 32), 4, 96.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"É", "Ж", "山", "٣", "-a"})
    void lettersAndDigitsOfEveryScriptCount(String text) {
        assertThat(TsvWords.read(word(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "|", "-", "~.", "—", "°"})
    void whatHasNeitherALetterNorADigitIsNoText(String text) {
        assertThat(TsvWords.read(word(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "level\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\n",
                NAMES + "5\t1\t1\t1\t1\t1\tx\t20\t30\t12\t96.5\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t-1\t20\t30\t12\t96.5\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t0\t12\t96.5\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t2147483647\t20\t30\t12\t96.5\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t96.5\tA\tB\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\tsure\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\tNaN\tA\n",
                NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t100.1\tA\n",
                NAMES + "Error in something\n"
            })
    void whatIsNoTableIsRefused(String printed) {
        assertThatThrownBy(() -> TsvWords.read(printed))
                .isInstanceOf(UnclearPixelsException.class)
                .hasMessageContaining("cannot be read");
    }

    private static String word(String text) {
        return NAMES + "5\t1\t1\t1\t1\t1\t10\t20\t30\t12\t5\t" + text + "\n";
    }
}
