// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Readiness stayed up while the server took no report for days. */
class BacklogTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Backlog backlog = new Backlog();

    @Test
    void nothingWaits() {
        backlog.look(0, 7, NOON);

        assertThat(backlog.age(NOON.plusSeconds(3600))).isZero();
    }

    @Test
    void whatWaitsAndIsNotTakenGrowsOld() {
        backlog.look(1, 7, NOON);
        backlog.look(9, 7, NOON.plusSeconds(60));

        assertThat(backlog.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aServerThatTakesOneIsNotStuck() {
        backlog.look(9, 7, NOON);
        backlog.look(8, 8, NOON.plusSeconds(60));

        assertThat(backlog.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void itBeginsAnewOnceAllWasTaken() {
        backlog.look(1, 7, NOON);
        backlog.look(0, 8, NOON.plusSeconds(60));
        backlog.look(1, 8, NOON.plusSeconds(120));

        assertThat(backlog.age(NOON.plusSeconds(121))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatGoesBackMakesNothingYoungerForGood() {
        backlog.look(1, 7, NOON);
        assertThat(backlog.age(NOON.minusSeconds(3600))).isZero();
        backlog.look(1, 7, NOON.minusSeconds(3600));

        assertThat(backlog.age(NOON)).isEqualTo(Duration.ofHours(1));
    }
}
