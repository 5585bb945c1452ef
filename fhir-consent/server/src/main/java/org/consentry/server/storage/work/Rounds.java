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
 * Runs rounds of work in the background, never two at once: as long as there is something to do, soon after being
 * woken, and every so often anyway, since the cause may be another node's.
 *
 * <p>Waking only sets a mark that the next tick finds. A task handed over from within a transaction would take along
 * the container's ban on beginning one.
 */
public final class Rounds {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
    private static final Duration TICK = Duration.ofMillis(50);
    /** After a failure, so that a database that is away does not fill the log. Nobody wakes it meanwhile. */
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
     * @param name what it does, for the log
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
     * Begins work that nobody waits for and that may last for hours: after each round it gives its thread back, since
     * waiting agents share the few there are, and after a failure it rests as long as between looks.
     */
    public static Rounds sparing(String name, IntSupplier round, ScheduledExecutorService threads, Duration pause) {
        return new Rounds(name, round, threads, pause, pause, true, Duration.ZERO);
    }

    /**
     * Begins work that costs about the same for one thing as for many: after each round it waits a little, so that what
     * comes meanwhile is done together.
     *
     * @param gathering between the end of a round and the beginning of the next
     */
    public static Rounds gathering(
            String name, IntSupplier round, ScheduledExecutorService threads, Duration pause, Duration gathering) {
        return new Rounds(name, round, threads, pause, REST, true, gathering);
    }

    /** There may be something to do. Returns at once and never throws. */
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
            // Cleared before looking: whatever comes from now on asks for another look.
            do {
                asked.set(false);
                if (round.getAsInt() > 0) {
                    asked.set(true);
                }
            } while (!sparing && !stopped && asked.get());
            ticksToRest = ticksOfGathering;
        } catch (RuntimeException | Error broken) {
            // Errors as well: nothing would ever tick again.
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
