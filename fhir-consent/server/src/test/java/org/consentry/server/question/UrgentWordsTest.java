// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrgentWordsTest {

    /** Such a question waited five work days like any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have CHEST PAIN since the scan",
                "I can\u2019t breathe",
                "i can't breathe well",
                "I cannot\nbreathe",
                "I want to kill myself.",
                "thinking of suicide",
                "Should I call 911?",
                "Tengo dolor en el pecho",
                "No puedo respirar",
                "quiero hacerme da\u00f1o",
                "Me desmay\u00e9 ayer"
            })
    void wordsOfSomebodyWhoMayNeedCareNowAreFound(String text) {
        assertThat(UrgentWords.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who got my chest CT?",
                "It is a pain to find the list",
                "My number is 19112",
                "Who is Northlight?",
                "\u00bfQui\u00e9n tiene mi imagen del pecho?"
            })
    void otherWordsAreNot(String text) {
        assertThat(UrgentWords.in(text)).isFalse();
    }
}
