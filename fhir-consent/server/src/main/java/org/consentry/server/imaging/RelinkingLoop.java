// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.consentry.server.storage.Outages;

/** Keeps {@link Relinking} at work from the start of the server until all is done; gives its thread back in between. */
@Singleton
public class RelinkingLoop {
    private static final System.Logger LOG = System.getLogger(RelinkingLoop.class.getName());
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Relinking relinking;
    private final ScheduledExecutorService threads;
    private volatile boolean stopped;

    /** Takes its collaborators. */
    @Inject
    public RelinkingLoop(Relinking relinking, ScheduledExecutorService threads) {
        this.relinking = relinking;
        this.threads = threads;
    }

    /** Begins with the application. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        next(SOON);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void next(Duration pause) {
        if (!stopped) {
            var unused = threads.schedule(this::batch, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void batch() {
        try {
            if (relinking.doWork() > 0) {
                next(SOON);
            }
        } catch (RuntimeException broken) {
            boolean away = Outages.isOutage(broken);
            LOG.log(
                    away ? Level.WARNING : Level.ERROR,
                    () -> "Telling of scans again " + (away ? "waits for the database" : "failed and will try again"),
                    away ? null : broken);
            next(AFTER_A_FAULT);
        }
    }
}
