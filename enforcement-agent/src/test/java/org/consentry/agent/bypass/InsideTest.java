// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsideTest {
    @ParameterizedTest
    @CsvSource({
        "WS1, 10.0.0.7, 104, true",
        "WS1, '', 0, true",
        "WS2, 10.0.0.7, 104, false",
        "ANY, agent.example, 11112, true",
        "ANY, AGENT.example, 11112, true",
        "ANY, agent.example, 104, false",
        "ANY, '', 0, false",
        "VIEW, 10.0.0.8, 104, true",
        "OTHER, 10.0.0.8, 104, false",
        "VIEW, 10.0.0.9, 104, false",
        "PRINT, 10.0.0.6, 0, true",
        "PRINT, 10.0.0.5, 0, false",
        "ANY, ward.example, 0, true"
    })
    void aPlaceIsInsideByWhatIsSaidOfIt(String title, String host, int port, boolean inside) {
        Inside places = Inside.parsed("WS1, Agent.example:11112, VIEW@10.0.0.8:104, PRINT@10.0.0.6, @ward.example");

        assertThat(places.has(new Destination(title, host, port))).isEqualTo(inside);
        assertThat(Inside.NOTHING.has(new Destination(title, host, port))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A,", "A@", "@", "A@b:", "host:0", "host:port", "a*b", "x:123456"})
    void anotherFormIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Inside.parsed(text));
    }

    @Test
    void aDestinationIsToldInOneShortLine() {
        assertThat(new Destination("LAB", "10.0.0.9", 104).text()).isEqualTo("LAB (10.0.0.9:104)");
        assertThat(new Destination("LAB\nX", "", 0).text()).isEqualTo("LAB X");
        assertThat(new Destination("L".repeat(500), "", 0).text()).hasSize(200);
    }
}
