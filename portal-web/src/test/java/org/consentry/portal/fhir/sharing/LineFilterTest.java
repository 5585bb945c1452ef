// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineFilterTest {

    @Test
    void whatIsNoYearNoIdAndNoCodeAsksForNothing() {
        assertThat(new LineFilter("26", "a b", "<", "x/y", "lost", "yes")).isEqualTo(LineFilter.ALL);
        assertThat(LineFilter.ALL.narrows()).isFalse();
    }

    @Test
    void theServerIsAskedByItsOwnNames() {
        var filter = new LineFilter("2026", "northlight", "HRESCH", "study1", "uncertain", "off");

        assertThat(new Wanted(filter, 2, 25).query())
                .isEqualTo("_count=25&page=2&year=2026&recipient=northlight&purpose=HRESCH&scan=study1"
                        + "&outcome=uncertain&name=off");
        assertThat(filter.chosen().keySet()).containsExactly("year", "who", "why", "scan", "outcome", "name");
    }
}
