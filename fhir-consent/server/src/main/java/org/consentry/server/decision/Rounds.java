// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work for many at once: whoever joins gets a round that begins after they joined, and all who join while
 * a round runs share the next.
 */
final class Rounds {
    private final Executor threads;
    private final Runnable work;

    private @Nullable CompletableFuture<Boolean> next;
    private boolean running;

    Rounds(Executor threads, Runnable work) {
        this.threads = threads;
        this.work = work;
    }

    /** Ends, well or with the work's failure, when a round has ended that began after this call. */
    synchronized CompletableFuture<Boolean> join() {
        CompletableFuture<Boolean> mine = next;
        if (mine == null) {
            mine = new CompletableFuture<>();
            next = mine;
            if (!running) {
                start();
            }
        }
        return mine;
    }

    private void start() {
        CompletableFuture<Boolean> round = next;
        next = null;
        if (round == null) {
            running = false;
            return;
        }
        running = true;
        try {
            threads.execute(() -> run(round));
        } catch (RejectedExecutionException stopping) {
            running = false;
            round.completeExceptionally(stopping);
        }
    }

    private void run(CompletableFuture<Boolean> round) {
        try {
            work.run();
            round.complete(true);
        } catch (RuntimeException | Error failure) {
            round.completeExceptionally(failure);
        } finally {
            synchronized (this) {
                start();
            }
        }
    }
}
