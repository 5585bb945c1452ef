// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.junit.jupiter.api.Test;

/** A scanner that has gone silent is noticed. */
class HearingTest {
    private static final AeTitle SCANNER = new AeTitle("CT1");

    private Instant now = Instant.parse("2026-06-15T12:00:00Z");

    @Test
    void silenceBeginsWithTheStartAndEndsWithAnAssociation() {
        Hearing hearing = new Hearing(List.of(entrance()), () -> now);

        assertThat(hearing.senders()).containsExactlyInAnyOrder("CT1", "MR1");
        now = now.plusSeconds(100);
        assertThat(hearing.silence("CT1")).isEqualTo(Duration.ofSeconds(100));
        hearing.heard(SCANNER);
        now = now.plusSeconds(7);
        assertThat(hearing.silence("CT1")).isEqualTo(Duration.ofSeconds(7));
        assertThat(hearing.silence("MR1")).isEqualTo(Duration.ofSeconds(107));
    }

    private static Entrance entrance() {
        return new Entrance(new InetSocketAddress(0), Set.of(SCANNER, new AeTitle("MR1")), ListenerConfig.STANDARD);
    }
}
