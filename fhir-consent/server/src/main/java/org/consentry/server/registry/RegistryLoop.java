// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.registry;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/** Goes through all patients every minute, as long as there is a registry to ask. */
@Singleton
public class RegistryLoop {
    private static final System.Logger LOG = System.getLogger(RegistryLoop.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final RegistryConfig config;
    private final RegistryStart steps;
    private final ScheduledExecutorService threads;
    private final InstantSource clock;
    private @Nullable Future<?> rounds;

    /** Takes its collaborators. */
    @Inject
    public RegistryLoop(
            RegistryConfig config, RegistryStart steps, ScheduledExecutorService threads, InstantSource clock) {
        this.config = config;
        this.steps = steps;
        this.threads = threads;
        this.clock = clock;
    }

    /** Begins with the application. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!config.registries().isEmpty()) {
            rounds = threads.scheduleWithFixedDelay(this::round, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void round() {
        try {
            List<Registry.Subject> all = everybody();
            for (Registry registry : config.registries()) {
                List<Registry.Subject> due = steps.due(registry, all);
                steps.tell(registry, registry.ask(due, clock.instant()), all);
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.WARNING, "A round of asking registries failed; the next one tries again", broken);
        }
    }

    private List<Registry.Subject> everybody() {
        List<Registry.Subject> all = new ArrayList<>();
        SearchSpec.@Nullable Page next = SearchSpec.of("Patient").page();
        while (next != null) {
            RegistryStart.Page page = steps.page(next);
            all.addAll(page.subjects());
            next = page.rest();
        }
        return all;
    }
}
