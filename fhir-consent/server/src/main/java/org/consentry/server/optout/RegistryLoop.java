// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

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

/** Goes through all patients every minute, if there is a registry to ask. */
@Singleton
public class RegistryLoop {
    private static final System.Logger LOG = System.getLogger(RegistryLoop.class.getName());
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** Most patients in one transaction. Nobody else's choice can be saved while it runs. */
    private static final int MOST_AT_ONCE = 100;

    private final RegistryConfig config;
    private final RegistrySteps steps;
    private final ScheduledExecutorService threads;
    private final InstantSource clock;
    private @Nullable Future<?> rounds;

    /** Takes its collaborators. */
    @Inject
    public RegistryLoop(
            RegistryConfig config, RegistrySteps steps, ScheduledExecutorService threads, InstantSource clock) {
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

    /** One round. It never throws, not even an error, since the next round would not come. */
    void round() {
        try {
            List<Registry.Subject> all = everybody();
            for (Registry registry : config.registries()) {
                tell(registry, answer(registry, all).checkId(), all);
            }
        } catch (RuntimeException | Error broken) {
            LOG.log(Level.WARNING, "A round of asking registries failed; the next one tries again", broken);
        }
    }

    /** The answer of a registry. A failure is an empty answer, so that earlier answers still age. */
    private Registry.Answer answer(Registry registry, List<Registry.Subject> all) {
        try {
            Registry.Answer answer = registry.ask(steps.due(registry, all), clock.instant());
            steps.keep(registry, answer);
            return answer;
        } catch (RuntimeException | Error broken) {
            LOG.log(
                    Level.WARNING,
                    () -> "The registry " + registry.name() + " could not be asked; the next round tries again",
                    broken);
            return Registry.Answer.NONE;
        }
    }

    /** Informs agents about patients. A failure delays no other patient. */
    private void tell(Registry registry, String checkId, List<Registry.Subject> all) {
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            try {
                steps.tell(registry, checkId, all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())));
            } catch (RuntimeException | Error broken) {
                LOG.log(Level.WARNING, "Some patients could not be told of; the next round tries again", broken);
            }
        }
    }

    private List<Registry.Subject> everybody() {
        List<Registry.Subject> all = new ArrayList<>();
        SearchSpec.@Nullable Page next = SearchSpec.of("Patient").page();
        while (next != null) {
            RegistrySteps.Page page = steps.page(next);
            all.addAll(page.subjects());
            next = page.rest();
        }
        return all;
    }
}
