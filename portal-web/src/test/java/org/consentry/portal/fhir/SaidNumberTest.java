// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidNumberTest {

    /** The server's test has the same numbers: it finds what patients read here. */
    @Test
    void aNumberFollowsFromTheId() {
        assertThat(SaidNumber.ofLine("linesent00000")).isEqualTo("L-9XJZ-N2J9");
        assertThat(SaidNumber.ofChoice("c1", 3)).isEqualTo("C-RHTN-P5VX-3");
        assertThat(SaidNumber.ofRequest("c1")).isEqualTo("R-RHTN-P5VX");
    }

    /** Only the exact spelling was taken. */
    @ParameterizedTest
    @CsvSource({"Q-7K2M9", "q7k2m9", "' q - 7k2 m9 '"})
    void theNumberOfAQuestionIsReadAsItIsSaid(String typed) {
        assertThat(SaidNumber.question(typed)).contains("Q-7K2M9");
        assertThat(SaidNumber.isOne(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L-9XJZ-N2J9",
                "l9xjzn2j9",
                "L\u20139XJZ N2J9",
                "C-RHTN-P5VX",
                "C-RHTN-P5VX-3",
                "crhtnp5vx12",
                "r rhtn p5vx"
            })
    void aNumberIsOneInAnySpelling(String typed) {
        assertThat(SaidNumber.isOne(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9XJZ-N2J9", "L-9XJZ-N2J", "L-9XJZ-N2J0", "C-RHTN-P5VX-0", "Q-7K2M", "Q-7K2MO", "MRN-410074"
            })
    void anyOtherTextIsNone(String typed) {
        assertThat(SaidNumber.isOne(typed)).isFalse();
        assertThat(SaidNumber.question(typed)).isEmpty();
    }
}
