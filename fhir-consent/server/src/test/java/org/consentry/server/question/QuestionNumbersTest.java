// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuestionNumbersTest {
    @Test
    void aNumberHasNoLetterThatCouldBeADigit() {
        Random random = new Random(1);

        for (int i = 0; i < 1000; i++) {
            assertThat(QuestionNumbers.random(random)).matches("Q-[2-9A-HJKMNP-TV-Z]{5}");
        }
    }
}
