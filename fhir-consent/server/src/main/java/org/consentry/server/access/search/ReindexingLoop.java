// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.search;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.Rounds;

/** Keeps {@link Reindexing} at work from the start of the server until all is done. */
@Singleton
public class ReindexingLoop {
    /** Another node may have been at it and gone. */
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

    private final Rounds rounds;

    /** Takes its collaborators and begins. */
    @Inject
    public ReindexingLoop(Reindexing reindexing, ScheduledExecutorService threads) {
        this.rounds = new Rounds("Reindexing", reindexing::doWork, threads, LOOK_ANYWAY);
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }
}
