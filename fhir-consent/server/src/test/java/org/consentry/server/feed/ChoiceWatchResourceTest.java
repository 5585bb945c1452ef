// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceWatchResourceTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Consent/c1/_history/3,  C-RHTN-P5VX-3
            Consent/c1,             ''
            Patient/p1/_history/1,  ''
            Consent/c1/_history/0,  ''""")
    void aChoiceIsCalledByItsNumber(String cause, String number) {
        assertThat(ChoiceWatchResource.number(cause)).isEqualTo(number);
    }
}
