// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consentry.server.access.answer.BusyException;

/**
 * Limits how many bodies are checked at once, and refuses a caller who waits too long. Large bodies have only some of
 * the places, so that a patient's short no always finds one. Thread-safe.
 */
final class Turnstile {
    /** From this length on a text is large. */
    static final int LARGE = 64 << 10;

    private final Semaphore places;
    private final Semaphore largePlaces;
    private final Duration patience;

    /** Takes how many work at once, how many of them on large texts, and how long one waits. */
    Turnstile(int places, int largePlaces, Duration patience) {
        this.places = new Semaphore(places, true);
        this.largePlaces = new Semaphore(largePlaces, true);
        this.patience = patience;
    }

    /** One for this machine: checking does nothing but compute. */
    static Turnstile ofMachine() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Turnstile(Math.max(2, cores), Math.max(1, cores / 2), Duration.ofSeconds(10));
    }

    /** Does the work on a text of this length. */
    <T> T pass(int length, Supplier<T> work) {
        return length < LARGE ? with(places, work) : with(largePlaces, () -> with(places, work));
    }

    private <T> T with(Semaphore some, Supplier<T> work) {
        take(some);
        try {
            return work.get();
        } finally {
            some.release();
        }
    }

    private void take(Semaphore some) {
        try {
            if (!some.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }
}
