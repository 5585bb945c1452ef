// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Runs rounds of work in the background, never two at once: as long as there is something to do, soon after being
 * woken, and every so often anyway, since the cause may be another node's.
 */
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    private final String name;
    private final IntSupplier round;
    private final ScheduledExecutorService threads;
    private final AtomicInteger asked = new AtomicInteger();
    private final Future<?> ticking;
    private volatile boolean stopped;

    /**
     * Begins.
     *
     * @param name what it does, for the log
     * @param round does some work and returns how much; 0 ends until woken
     * @param pause between looks without being woken
     */
    public Rounds(String name, IntSupplier round, ScheduledExecutorService threads, Duration pause) {
        this.name = name;
        this.round = round;
        this.threads = threads;
        this.ticking =
                threads.scheduleWithFixedDelay(this::wake, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** There may be something to do. Returns at once and never throws. */
    public void wake() {
        if (asked.getAndIncrement() == 0) {
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException stopping) {
                asked.set(0);
            }
        }
    }

    /** Begins no further round. */
    public void stop() {
        stopped = true;
        ticking.cancel(false);
    }

    private void work() {
        int seen = asked.get();
        do {
            seen = asked.get();
            try {
                while (!stopped && round.getAsInt() > 0) {
                    // Until nothing is left.
                }
            } catch (RuntimeException broken) {
                boolean away = Outages.isOutage(broken);
                LOG.log(
                        away ? Level.WARNING : Level.ERROR,
                        () -> name + (away ? " waits: the database does not answer" : " failed and will try again"),
                        away ? null : broken);
            }
        } while (!asked.compareAndSet(seen, 0));
    }
}
