// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.work.Rounds;

/** Keeps {@link Packing} at work from the start of the server to its end. */
@Singleton
public class PackingLoop {
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private final Rounds rounds;

    /** Takes its collaborators and begins. */
    @Inject
    public PackingLoop(Packing packing, ScheduledExecutorService threads) {
        this.rounds = new Rounds("Packing of exports", packing::doWork, threads, LOOK_ANYWAY);
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        rounds.wake();
    }

    /** Asks for a round, since there may be something to pack. */
    void wake() {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }
}
