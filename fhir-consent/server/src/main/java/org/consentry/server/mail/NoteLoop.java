// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.work.Outages;
import org.consentry.server.storage.work.Rounds;
import org.consentry.server.storage.work.Transactions;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Keeps {@link NoteRounds} at work from the start of the server to its end, and counts what waits and what failed. */
@Singleton
public final class NoteLoop {
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

    private static final long UNKNOWN = -1;

    private final Rounds rounds;
    private final NoteStore store;
    private final Transactions transactions;
    private final Instance<MetricRegistry> metrics;
    private final InstantSource clock;

    /** Takes its collaborators and begins. */
    @Inject
    NoteLoop(
            NoteRounds notes,
            NoteStore store,
            Transactions transactions,
            Instance<MetricRegistry> metrics,
            @MailThread ScheduledExecutorService thread,
            InstantSource clock) {
        this.rounds = Rounds.sparing("Notes by e-mail", notes::doWork, thread, LOOK_ANYWAY);
        this.store = store;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (metrics.isResolvable()) {
            gauge("consentry_mail_waiting", OutgoingNote.State.WAITING);
            gauge("consentry_mail_failed", OutgoingNote.State.FAILED);
        }
        rounds.wake();
    }

    private void gauge(String name, OutgoingNote.State state) {
        metrics.get().gauge(name, () -> count(state));
    }

    /** Without the database the other numbers are still told. */
    private long count(OutgoingNote.State state) {
        try {
            return transactions.call(() -> store.count(state, clock.instant()));
        } catch (RuntimeException outage) {
            if (Outages.isOutage(outage)) {
                return UNKNOWN;
            }
            throw outage;
        }
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }
}
