// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.consentry.server.audit.waiting.WaitingScan;
import org.junit.jupiter.api.Test;

class LineKindTest {
    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final WaitingScan WAITING =
            new WaitingScan("waits-1", "scan", "northlight", "MLTRAINING", NOW, 3, NOW);

    @Test
    void whatWaitsIsWantedByItsScanAndOutcomeAndByNoName() {
        assertThat(LineKind.ANY.wants(WAITING)).isTrue();
        assertThat(new LineKind("scan", LineKind.Outcome.WAITS, null).wants(WAITING))
                .isTrue();
        assertThat(new LineKind("another", null, null).wants(WAITING)).isFalse();
        assertThat(new LineKind(null, LineKind.Outcome.SENT, null).wants(WAITING))
                .isFalse();
        assertThat(new LineKind(null, null, LineKind.Name.OFF).wants(WAITING)).isFalse();
    }

    @Test
    void codesAreLowerCaseAndOthersAreNone() {
        assertThat(LineKind.Outcome.of("uncertain")).contains(LineKind.Outcome.UNCERTAIN);
        assertThat(LineKind.Outcome.of("UNCERTAIN")).isEmpty();
        assertThat(LineKind.Name.of("off")).contains(LineKind.Name.OFF);
        assertThat(LineKind.Name.of("")).isEmpty();
    }
}
