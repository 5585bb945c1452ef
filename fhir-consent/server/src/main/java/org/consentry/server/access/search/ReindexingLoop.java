// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.search;

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

/**
 * Keeps {@link Reindexing} at work from the start of the server until all is done. After each batch it gives its thread
 * back, since waiting agents share the few there are, and it may be at work for an hour.
 */
@Singleton
public class ReindexingLoop {
    private static final System.Logger LOG = System.getLogger(ReindexingLoop.class.getName());
    private static final Duration SOON = Duration.ofMillis(50);
    /** Another node may have been at it and gone. */
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

    private final Reindexing reindexing;
    private final ScheduledExecutorService threads;
    private volatile boolean stopped;

    /** Takes its collaborators. */
    @Inject
    public ReindexingLoop(Reindexing reindexing, ScheduledExecutorService threads) {
        this.reindexing = reindexing;
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
        Duration pause = LOOK_ANYWAY;
        try {
            pause = reindexing.doWork() > 0 ? SOON : LOOK_ANYWAY;
        } catch (RuntimeException broken) {
            boolean away = Outages.isOutage(broken);
            LOG.log(
                    away ? Level.WARNING : Level.ERROR,
                    () -> "Reindexing " + (away ? "waits for the database" : "failed and will try again"),
                    away ? null : broken);
        } finally {
            next(pause);
        }
    }
}
