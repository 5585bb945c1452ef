// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListLineTest {
    /** A note to a patient follows these, and the list counts them as what left. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            scan,         true
            named,        true
            other,        true
            header,       false
            named-header, false
            refused,      false
            destroyed,    false
            failed,       false
            look,         false
            '',           false
            """)
    void whatLeftOrMayHaveLeftIsSharing(String kind, boolean sharing) {
        assertThat(new ListLine(kind, null, null, null).isSharing()).isEqualTo(sharing);
    }
}
