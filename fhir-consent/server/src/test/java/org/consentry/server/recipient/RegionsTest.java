// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void whoIsOutsideOrNowhereKnownIsInTheClass() {
        assertThat(Regions.of("US")).hasValue(Regions.OUTSIDE);
        assertThat(Regions.of("")).hasValue(Regions.OUTSIDE);
        assertThat(Regions.of("DE")).isEmpty();
        assertThat(Regions.of("NO")).isEmpty();
    }
}
