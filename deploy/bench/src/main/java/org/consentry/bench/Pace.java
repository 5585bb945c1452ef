// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/**
 * Work that is begun at a steady pace, whatever the answers take. A time counts from the moment at which the work was
 * due, so that a server that keeps everybody waiting cannot look fast.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000L;

    private final String what;
    private final int perSecond;
    private final LongFunction<Callable<Integer>> work;
    private final Semaphore connections;
    private final Queue<Long> took = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final LongAdder succeeded = new LongAdder();

    /**
     * @param atOnce how many wait for their answers at a time; the rest of what is due waits for these
     * @param work the n-th of it, from 0; it throws if it did not succeed
     */
    Pace(String what, int perSecond, int atOnce, LongFunction<Callable<Integer>> work) {
        this.what = what;
        this.perSecond = perSecond;
        this.connections = new Semaphore(atOnce);
        this.work = work;
    }

    /** Returns when all that is due within this time has been answered. */
    void keep(int seconds) throws IOException, InterruptedException {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (long i = 0; i < (long) perSecond * seconds; i++) {
                long due = begin + i * (SECOND / perSecond);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                Callable<Integer> next = work.apply(i);
                workers.execute(() -> once(next, due));
            }
        }
    }

    private void once(Callable<Integer> next, long due) {
        try {
            connections.acquire();
            try {
                next.call();
            } finally {
                connections.release();
            }
            took.add(System.nanoTime() - due);
            succeeded.increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    /** How much succeeded so far. */
    long succeeded() {
        return succeeded.sum();
    }

    /** Adds what was done since the last report. */
    void report(String when, Figures figures) throws IOException {
        figures.add(what + " " + when, drained(took));
        figures.line(what + " " + when + ": failed," + failures.size());
        drained(failures).stream()
                .distinct()
                .limit(5)
                .forEach(why -> System.getLogger("bench").log(System.Logger.Level.WARNING, "{0}: {1}", what, why));
    }

    private static <T> List<T> drained(Queue<T> queue) {
        List<T> all = new ArrayList<>();
        for (T next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all;
    }
}
