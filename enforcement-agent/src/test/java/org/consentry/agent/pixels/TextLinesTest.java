// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLinesTest {
    private static final ReadWord NAME = word(100, 20, 9, 95);

    @ParameterizedTest
    @CsvSource({"3, 50, true", "3, 49, false", "9, 96, true", "2, 75, true", "2, 74, false", "1, 99, false"})
    void aWordIsCertainByItsLettersAndTheReader(int letters, double sureness, boolean certain) {
        assertThat(word(0, 0, letters, sureness).isCertain()).isEqualTo(certain);
    }

    @Test
    void whatStandsInALineWithACertainWordIsText() {
        ReadWord close = word(150, 22, 1, 0);
        ReadWord further = word(190, 20, 2, 10);
        ReadWord far = word(400, 20, 2, 10);
        ReadWord below = word(100, 60, 3, 20);

        assertThat(TextLines.of(List.of(far, further, below, NAME, close)))
                .containsExactlyInAnyOrder(NAME.box(), close.box(), further.box());
    }

    @Test
    void speckleAloneIsNoText() {
        assertThat(TextLines.of(List.of(word(0, 0, 2, 40), word(40, 0, 1, 70), word(80, 0, 5, 12))))
                .isEmpty();
    }

    @Test
    void wordsThatShareNoHeightAreInNoLine() {
        assertThat(NAME.isBeside(word(140, 31, 1, 0))).isFalse();
        assertThat(NAME.isBeside(word(140, 25, 1, 0))).isTrue();
        assertThat(NAME.isBeside(word(154, 20, 1, 0))).isTrue();
        assertThat(NAME.isBeside(word(155, 20, 1, 0))).isFalse();
        assertThat(word(155, 20, 1, 0).isBeside(NAME)).isFalse();
    }

    private static ReadWord word(int left, int top, int letters, double sureness) {
        return new ReadWord(new TextBox(left, top, left + 30, top + 12), letters, sureness);
    }
}
