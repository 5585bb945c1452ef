// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Seals new events soon after they are durable, and every minute whatever was missed. */
@Singleton
public class AuditSealer {
    private static final System.Logger LOG = System.getLogger(AuditSealer.class.getName());
    private static final Duration ANYWAY = Duration.ofMinutes(1);

    private final ChainStore chain;
    private final ScheduledExecutorService threads;
    private final InstantSource clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Future<?> minutely;

    /** Takes its collaborators. */
    @Inject
    public AuditSealer(ChainStore chain, ScheduledExecutorService threads, InstantSource clock) {
        this.chain = chain;
        this.threads = threads;
        this.clock = clock;
        this.minutely =
                threads.scheduleWithFixedDelay(this::seal, ANYWAY.toMillis(), ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** There is something to seal. Returns at once and never throws. */
    void wake() {
        if (asked.compareAndSet(false, true)) {
            try {
                threads.execute(this::seal);
            } catch (RejectedExecutionException stopping) {
                asked.set(false);
            }
        }
    }

    @PreDestroy
    void stop() {
        minutely.cancel(false);
    }

    private void seal() {
        asked.set(false);
        try {
            while (chain.seal(clock.instant()) > 0) {
                // Until nothing waits.
            }
        } catch (AuditUnavailableException away) {
            LOG.log(Level.WARNING, "Events wait for their seal: the database does not answer");
        }
    }
}
