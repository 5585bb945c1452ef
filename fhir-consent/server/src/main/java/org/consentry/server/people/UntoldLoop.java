// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

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
import org.consentry.server.storage.Transactions;

/** Tells, after an update, of persons who were merged before agents were told of merges: one after the other, once. */
@Singleton
public class UntoldLoop {
    private static final System.Logger LOG = System.getLogger(UntoldLoop.class.getName());
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final UntoldStore untold;
    private final PatientLinks links;
    private final Transactions transactions;
    private final ScheduledExecutorService threads;
    private volatile boolean stopped;

    /** Takes its collaborators. */
    @Inject
    public UntoldLoop(
            UntoldStore untold, PatientLinks links, Transactions transactions, ScheduledExecutorService threads) {
        this.untold = untold;
        this.links = links;
        this.transactions = transactions;
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
            var unused = threads.schedule(this::round, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            if (transactions.call(() -> untold.next()
                    .map(patient -> {
                        untold.forget(links.tellAgain(patient));
                        return true;
                    })
                    .orElse(false))) {
                next(SOON);
            }
        } catch (RuntimeException broken) {
            boolean away = Outages.isOutage(broken);
            LOG.log(
                    away ? Level.WARNING : Level.ERROR,
                    () -> "Telling of merged patients " + (away ? "waits for the database" : "failed, it tries again"),
                    away ? null : broken);
            next(LATER);
        }
    }
}
