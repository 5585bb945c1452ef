// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Keeps every {@link Chore} at work from the start of the server to its end. */
@Singleton
public class Chores {
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

    private final Instance<Chore> chores;
    private final ScheduledExecutorService threads;
    private List<Rounds> rounds = List.of();

    /** Takes its collaborators. */
    @Inject
    public Chores(@Any Instance<Chore> chores, ScheduledExecutorService threads) {
        this.chores = chores;
        this.threads = threads;
    }

    /** Begins with the application. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        rounds = chores.stream()
                .map(chore -> Rounds.sparing(chore.name(), chore::doWork, threads, LOOK_ANYWAY))
                .toList();
    }

    @PreDestroy
    void stop() {
        rounds.forEach(Rounds::stop);
    }
}
