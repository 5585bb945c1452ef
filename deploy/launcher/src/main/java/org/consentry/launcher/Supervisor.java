// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Starts parts again that ended by themselves, such as one that was out of memory, and says so. A part that keeps
 * ending is started less and less often, at least once a minute.
 */
final class Supervisor implements AutoCloseable {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A part that ran for so long has recovered. */
    static final Duration STEADY = Duration.ofMinutes(5);

    /** The parts that are watched. */
    interface Parts {
        /** Whether it should run and does not. */
        boolean hasEnded(Part part);

        /** What is known about its end. */
        String ending(Part part);

        /** Starts it and returns when it answers; if it does not, nothing of it is left. */
        void restart(Part part);
    }

    private final Parts parts;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final Map<Part, Trouble> troubles = new EnumMap<>(Part.class);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "supervisor");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile boolean closed;

    /** Watches nothing yet. */
    Supervisor(Parts parts, Progress progress, LongSupplier nanoTime) {
        this.parts = parts;
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /** Looks every second from now on. */
    void begin() {
        var _ = thread.scheduleWithFixedDelay(this::doWork, 1, 1, TimeUnit.SECONDS);
    }

    /** Looks once, and starts what is due. */
    void doWork() {
        for (Part part : Part.values()) {
            if (!closed) {
                look(part);
            }
        }
    }

    /** Starts nothing any more. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }

    private void look(Part part) {
        Trouble trouble = troubles.get(part);
        if (!parts.hasEnded(part)) {
            if (trouble != null && nanoTime.getAsLong() - trouble.since > STEADY.toNanos()) {
                troubles.remove(part);
            }
        } else if (trouble == null || !trouble.waits) {
            Trouble next = trouble == null ? new Trouble() : trouble;
            troubles.put(part, next);
            next.waitFrom(nanoTime.getAsLong());
            progress.note(part.title() + " " + parts.ending(part) + "; it is started again in " + next.pause.toSeconds()
                    + " s.");
        } else if (nanoTime.getAsLong() - trouble.since >= trouble.pause.toNanos()) {
            restart(part, trouble);
        }
    }

    private void restart(Part part, Trouble trouble) {
        try {
            parts.restart(part);
            trouble.runsFrom(nanoTime.getAsLong());
            progress.note(part.title() + " runs again.");
        } catch (RuntimeException e) {
            // Whatever it was: a thread that ends here would watch nothing any more.
            if (!closed) {
                trouble.runsFrom(nanoTime.getAsLong());
                progress.note(part.title() + " could not be started again: " + e.getMessage());
            }
        }
    }

    /** A part that ended at least once. */
    private static final class Trouble {
        private Duration pause = FIRST_PAUSE;
        private boolean waits;
        private long since;

        void waitFrom(long now) {
            waits = true;
            since = now;
        }

        void runsFrom(long now) {
            waits = false;
            since = now;
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }
}
