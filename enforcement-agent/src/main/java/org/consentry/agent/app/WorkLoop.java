// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** Does work over and over on a thread of its own, until it is closed. A fault ends one round, not the loop. */
final class WorkLoop implements AutoCloseable {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration TO_STOP = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(WorkLoop.class.getName());

    private final String name;
    private final Work work;
    private final Supplier<Duration> pause;
    private final Thread thread;

    /** One round of work. */
    interface Work {
        /** Does what there is to do; returns how much it was. */
        int doWork() throws InterruptedException;
    }

    private WorkLoop(String name, Work work, Supplier<Duration> pause, ThreadFactory threads) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = threads.newThread(this::run);
    }

    /** Starts a loop; {@code pause} is asked after each round. */
    static WorkLoop start(String name, Work work, Supplier<Duration> pause, ThreadFactory threads) {
        WorkLoop loop = new WorkLoop(name, work, pause, threads);
        loop.thread.setName("consentry-" + name);
        loop.thread.start();
        return loop;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TO_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.log(Level.WARNING, "The loop {0} did not stop", name);
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void round() throws InterruptedException {
        Duration rest;
        try {
            work.doWork();
            rest = pause.get();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A round of the loop " + name + " failed", e);
            rest = AFTER_A_FAULT;
        }
        Thread.sleep(rest.toMillis());
    }
}
