// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final ExportOrder ORDER = new ExportOrder(
            "dana", "Dana", "Yearly audit", "http://here/$export", "http://here", List.of("Patient"), null, null, null);

    private final Job job = Job.begin("j", ORDER, NOON, 100);

    @Test
    void progressAddsUp() {
        Job later = job.packed(50, 3, "m").packed(50, 4, "z");

        assertThat(later.processed()).isEqualTo(100);
        assertThat(later.keptOut()).isEqualTo(7);
        assertThat(later.lastPatient()).isEqualTo("z");
        assertThat(later.packed(20, 0, "zz").patients())
                .as("patients who came meanwhile")
                .isEqualTo(120);
    }

    @Test
    void aRoundThatFailsIsTriedAgainButNotForever() {
        Job four = job.stumbled(NOON).stumbled(NOON).stumbled(NOON).stumbled(NOON);

        assertThat(four.status()).isEqualTo(Job.Status.PACKING);
        assertThat(four.expiresAt()).isNull();
        assertThat(four.packed(1, 0, "a").stumbled(NOON).status())
                .as("one that went well in between")
                .isEqualTo(Job.Status.PACKING);
        assertThat(four.stumbled(NOON).status()).isEqualTo(Job.Status.FAILED);
        assertThat(four.stumbled(NOON).expiresAt()).isEqualTo(NOON);
    }

    @Test
    void whatIsReadyOrCancelledIsThrownAwaySomeTime() {
        assertThat(job.ready(NOON).expiresAt()).isEqualTo(NOON);
        assertThat(job.cancelled(NOON).expiresAt()).isEqualTo(NOON);
        assertThat(job.expiresAt()).isNull();
    }
}
