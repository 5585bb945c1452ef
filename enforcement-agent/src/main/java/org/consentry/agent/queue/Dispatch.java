// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Goes to the recipients with what waits: one way at a time for a route, each on a thread of its own, so that a slow
 * recipient holds up nobody else's. A route whose recipient is away pauses, longer each time.
 */
public final class Dispatch implements AutoCloseable {
    /** How many recipients are talked to at once. */
    private static final int MOST_RUNS = 16;

    private static final Duration TO_STOP = Duration.ofSeconds(10);
    private static final Logger LOG = System.getLogger(Dispatch.class.getName());

    private final WaitingQueue queue;
    private final ThreadFactory threads;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean closed;

    /** Nothing leaves before {@link #doWork} is called. */
    public Dispatch(WaitingQueue queue, ThreadFactory threads) {
        this.queue = queue;
        this.threads = threads;
    }

    /**
     * Sets off with what is due, and ends ways that rested long enough; returns how many routes were begun. To be
     * called several times a second.
     */
    public int doWork() {
        queue.state()
                .trips()
                .over(queue.parts().judge().replica().view()::route)
                .forEach(trip -> onThread("consentry-queue-end", trip::end));
        int begun = 0;
        for (String route : queue.state().index().routes()) {
            RoutePace pace = queue.state().paces().of(route);
            if (!closed && runs.get() < MOST_RUNS && pace.begin(now())) {
                start(route, pace);
                begun++;
            }
        }
        return begun;
    }

    /** Stops; an object under way does not arrive, and waits for the next start. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Thread::interrupt);
        queue.state().trips().stopped().forEach(trip -> onThread("consentry-queue-end", trip::end));
        long until = System.nanoTime() + TO_STOP.toNanos();
        for (Thread thread : running) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void start(String route, RoutePace pace) {
        runs.incrementAndGet();
        onThread("consentry-queue-" + route, () -> run(route, pace));
    }

    /** On a thread of its own: the other side may keep it waiting. */
    private void onThread(String name, Runnable work) {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        running.removeIf(Predicate.not(Thread::isAlive));
        running.add(thread);
        thread.start();
    }

    private void run(String route, RoutePace pace) {
        RouteRun.Ending ending = RouteRun.Ending.PAUSED;
        RouteRun run = new RouteRun(queue.parts(), queue.state());
        try {
            ending = run.run(route);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What waits on " + route + " could not be tried", e);
        } finally {
            runs.decrementAndGet();
            pace.end(ending, now(), run.pausesFor());
        }
    }

    private long now() {
        return queue.parts().judge().clock().now().ticks();
    }
}
