// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.KnownReplica;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;

/** Readiness stayed up while nothing could pass. */
class ObstacleTest {
    private static final ExportPolicy POLICY = new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC);

    private final AtomicLong nanos = new AtomicLong();
    private final AgentClock clock =
            new AgentClock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")), nanos::get);
    private final KnownReplica replica = new KnownReplica();

    @Test
    void anAgentThatKnowsNothingYetIsNotReady() {
        assertThat(obstacle(true)).contains(Reason.INDET_STALE);
    }

    @Test
    void anAgentThatHeardTheServerIsReadyUntilThatIsTooLongAgo() {
        replica.load(clock.now());

        assertThat(obstacle(true)).isEmpty();
        nanos.set(Duration.ofSeconds(10).toNanos());
        assertThat(obstacle(true)).isEmpty();
        nanos.incrementAndGet();
        assertThat(obstacle(true)).contains(Reason.INDET_STALE);
    }

    @Test
    void anAgentThatCannotRecordIsNotReady() {
        replica.load(clock.now());

        assertThat(obstacle(false)).contains(Reason.AUDIT_UNAVAILABLE);
    }

    private Optional<Reason> obstacle(boolean journalTakes) {
        return Obstacle.of(replica.replica().view(), POLICY, clock.now(), journalTakes);
    }
}
