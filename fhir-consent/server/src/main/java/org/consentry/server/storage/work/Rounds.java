// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Runs rounds of work in the background, never two at once. Rounds go on while there is something to do. They begin
 * soon after a wake-up, and regularly without one, since the cause may be on another node.
 *
 * <p>A wake-up only sets a mark, which the next tick finds. A task handed over from within a transaction would inherit
 * the container's ban on beginning one.
 */
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    /**
     * How long to rest after a failure, so that an unreachable database does not fill the log. Wake-ups do not shorten
     * the rest.
     */
    private static final Duration REST = Duration.ofSeconds(2);

    private final String name;
    private final IntSupplier round;
    private final boolean sparing;
    private final long ticksBetween;
    private final long ticksOfRest;
    private final long ticksOfGathering;
    private final AtomicBoolean asked = new AtomicBoolean(true);
    private final Future<?> ticking;
    private volatile boolean stopped;

    // Only the tick touches these.
    private long ticksLeft;
    private long ticksToRest;

    /**
     * Begins.
     *
     * @param name name of the work, for the log
     * @param round does some work and returns how much; 0 ends until woken
     * @param pause between looks without being woken
     */
    public Rounds(String name, IntSupplier round, ScheduledExecutorService threads, Duration pause) {
        this(name, round, threads, pause, REST, false, Duration.ZERO);
    }

    private Rounds(
            String name,
            IntSupplier round,
            ScheduledExecutorService threads,
            Duration pause,
            Duration rest,
            boolean sparing,
            Duration gathering) {
        this.name = name;
        this.round = round;
        this.sparing = sparing;
        this.ticksBetween = pause.dividedBy(TICK);
        this.ticksOfRest = rest.dividedBy(TICK);
        this.ticksOfGathering = gathering.dividedBy(TICK);
        this.ticking =
                threads.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins work that nobody waits for and that may last for hours. After each round it gives its thread back, since
     * waiting agents share the few threads. After a failure it rests as long as between looks.
     */
    public static Rounds sparing(String name, IntSupplier round, ScheduledExecutorService threads, Duration pause) {
        return new Rounds(name, round, threads, pause, pause, true, Duration.ZERO);
    }

    /**
     * Begins work that costs about the same for one item as for many. After each round it waits a little, so that items
     * that come meanwhile are done together.
     *
     * @param gathering between the end of a round and the beginning of the next
     */
    public static Rounds gathering(
            String name, IntSupplier round, ScheduledExecutorService threads, Duration pause, Duration gathering) {
        return new Rounds(name, round, threads, pause, REST, true, gathering);
    }

    /** Asks for a round, since there may be something to do. Returns at once and never throws. */
    public void wake() {
        asked.set(true);
    }

    /** Begins no further round. */
    public void stop() {
        stopped = true;
        ticking.cancel(false);
    }

    private void tick() {
        if (ticksToRest > 0) {
            ticksToRest--;
            return;
        }
        ticksLeft--;
        if (ticksLeft <= 0 || asked.get()) {
            work();
        }
    }

    private void work() {
        ticksLeft = ticksBetween;
        try {
            // Cleared before the round, so that a request during the round causes another one.
            do {
                asked.set(false);
                if (round.getAsInt() > 0) {
                    asked.set(true);
                }
            } while (!sparing && !stopped && asked.get());
            ticksToRest = ticksOfGathering;
        } catch (RuntimeException | Error broken) {
            // Catches errors too, since otherwise the scheduler would never tick again.
            ticksToRest = ticksOfRest;
            asked.set(true);
            boolean away = Outages.isOutage(broken);
            LOG.log(
                    away ? Level.WARNING : Level.ERROR,
                    () -> name + (away ? " waits: the database does not answer" : " failed and will try again"),
                    away ? null : broken);
        }
    }
}
