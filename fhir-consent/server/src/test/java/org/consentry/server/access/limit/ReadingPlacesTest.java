// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingPlacesTest {
    private final ReadingPlaces turns = new ReadingPlaces(3, 2);

    @Test
    void oneCallerLeavesTurnsToOthers() {
        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isFalse();
        assertThat(turns.take("b")).isTrue();
    }

    @Test
    void noMoreThanAllTurnsAreTaken() {
        turns.take("a");
        turns.take("b");
        turns.take("c");

        assertThat(turns.take("d")).isFalse();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        turns.take("a");
        turns.take("a");
        turns.giveBack("a");

        assertThat(turns.take("a")).isTrue();
        assertThat(turns.take("a")).isFalse();
    }
}
