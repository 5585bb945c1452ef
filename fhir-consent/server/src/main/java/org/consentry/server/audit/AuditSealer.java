// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.Rounds;

/** Seals new events soon after they are durable, and every minute whatever was missed. */
@Singleton
public class AuditSealer {
    private final Rounds rounds;

    /** Takes its collaborators. */
    @Inject
    public AuditSealer(ChainStore chain, ScheduledExecutorService threads, InstantSource clock) {
        this.rounds = new Rounds("Sealing", () -> chain.seal(clock.instant()), threads, Duration.ofMinutes(1));
    }

    /** There is something to seal. Returns at once and never throws. */
    void wake() {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }
}
