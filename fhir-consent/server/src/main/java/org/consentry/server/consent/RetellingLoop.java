// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.Rounds;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Retelling} at work from the start of the server until all is told. */
@Singleton
public class RetellingLoop {
    /** Another node may have been at it and gone. */
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

    private final Retelling retelling;
    private final ScheduledExecutorService threads;
    private @Nullable Rounds rounds;

    /** Takes its collaborators. */
    @Inject
    public RetellingLoop(Retelling retelling, ScheduledExecutorService threads) {
        this.retelling = retelling;
        this.threads = threads;
    }

    /** Begins with the application. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        rounds = new Rounds("Telling agents anew of patients", retelling::doWork, threads, LOOK_ANYWAY);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.stop();
        }
    }
}
