// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentry.server.storage.SpokenNumber.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenNumberTest {
    /** The portal's test has the same numbers: patients read its, staff look for ours. */
    @Test
    void aNumberFollowsFromTheId() {
        assertThat(SpokenNumber.ofLine("linesent00000").text()).isEqualTo("L-9XJZ-N2J9");
        assertThat(SpokenNumber.ofChoice("c1", 3).text()).isEqualTo("C-RHTN-P5VX-3");
        assertThat(SpokenNumber.ofRequest("c1").text()).isEqualTo("R-RHTN-P5VX");
    }

    /** Lines of one moment had the same number: it was the beginning of an id that begins with the time. */
    @Test
    void linesOfOneMomentHaveNumbersOfTheirOwn() {
        Set<String> numbers = IntStream.range(0, 10_000)
                .mapToObj(each -> SpokenNumber.ofLine("0hq3k2vd5" + each).text())
                .collect(Collectors.toSet());

        assertThat(numbers).hasSize(10_000).allMatch(number -> number.matches("L(-[2-9A-HJKMNP-TV-Z]{4}){2}"));
    }

    @ParameterizedTest
    @CsvSource({
        "L-9XJZ-N2J9,          LINE,     9XJZN2J9, 0",
        "l 9xjz n2j9,          LINE,     9XJZN2J9, 0",
        "' L9XJZN2J9 ',        LINE,     9XJZN2J9, 0",
        "L\u20139XJZ\u2014N2J9, LINE,    9XJZN2J9, 0",
        "C-RHTN-P5VX-3,        CHOICE,   RHTNP5VX, 3",
        "crhtnp5vx12,          CHOICE,   RHTNP5VX, 12",
        "C-RHTN-P5VX,          CHOICE,   RHTNP5VX, 0",
        "r rhtn p5vx,          REQUEST,  RHTNP5VX, 0",
        "q 7k2m9,              QUESTION, 7K2M9,    0"
    })
    void aNumberIsReadAsItIsSaid(String said, Kind kind, String symbols, int version) {
        assertThat(SpokenNumber.read(said)).contains(new SpokenNumber(kind, symbols, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L",
                "9XJZ-N2J9",
                "L-9XJZ-N2J",
                "L-9XJZ-N2J99",
                "L-9XJZ-N2J0",
                "L-9XJZ-N2JO",
                "C-RHTN-P5VX-0",
                "C-RHTN-P5VX-12345678",
                "R-RHTN-P5VX-1",
                "Q-7K2M9-1",
                "Q-7K2M",
                "MRN-410074",
                "L-9XJZ-N2J%"
            })
    void anyOtherTextIsNoNumber(String said) {
        assertThat(SpokenNumber.read(said)).isEmpty();
    }

    @Test
    void whatIsReadIsWrittenAlike() {
        for (String number : new String[] {"L-9XJZ-N2J9", "C-RHTN-P5VX-3", "C-RHTN-P5VX", "R-RHTN-P5VX", "Q-7K2M9"}) {
            assertThat(SpokenNumber.read(number).orElseThrow().text()).isEqualTo(number);
        }
    }

    @Test
    void printsNoNumber() {
        assertThat(SpokenNumber.ofLine("linesent00000")).hasToString("SpokenNumber[LINE]");
    }
}
