// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.work.Rounds;

/** Seals new events soon after they are durable. Every minute it also seals what it missed. */
@Singleton
public class AuditSealer {
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);
    /** How long events gather before a round. A round for each event took a fifth of the processor under load. */
    private static final Duration GATHERING = Duration.ofMillis(250);

    private final Rounds rounds;

    /** Takes its collaborators. */
    @Inject
    public AuditSealer(ChainStore chain, ScheduledExecutorService threads, InstantSource clock) {
        this.rounds = Rounds.gathering("Sealing", () -> all(chain, clock), threads, LOOK_ANYWAY, GATHERING);
    }

    // After a full round more events may be waiting, as after an update. A small rest is left to the next round.
    private static int all(ChainStore chain, InstantSource clock) {
        int sealed;
        do {
            sealed = chain.seal(clock.instant());
        } while (sealed >= ChainStore.MOST_AT_ONCE);
        return sealed;
    }

    /** Asks for a round, since there is something to seal. Returns at once and never throws. */
    public void wake() {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }
}
