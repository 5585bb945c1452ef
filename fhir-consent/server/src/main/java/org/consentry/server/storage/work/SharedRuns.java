// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work for many callers at once. A caller who joins gets a turn that begins after joining. All who join
 * during a turn share the next one. So a lone caller waits for nobody, and under load turns do more instead of waiting
 * longer.
 */
public final class SharedRuns {
    private final Executor threads;
    private final Runnable work;

    private @Nullable CompletableFuture<Boolean> next;
    private boolean running;

    /**
     * Takes the threads and the work. It begins no turn yet.
     *
     * @param threads where turns run, one at a time
     * @param work one turn
     */
    public SharedRuns(Executor threads, Runnable work) {
        this.threads = threads;
        this.work = work;
    }

    /**
     * Returns a future for a turn that begins after this call. It completes when the turn ends, also with the work's
     * failure.
     */
    public synchronized CompletableFuture<Boolean> join() {
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
        running = true;
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException stopping) {
            running = false;
            CompletableFuture<Boolean> turn = next;
            next = null;
            if (turn != null) {
                turn.completeExceptionally(stopping);
            }
        }
    }

    /** Runs turns while somebody waits. */
    private void run() {
        for (CompletableFuture<Boolean> turn = taken(); turn != null; turn = taken()) {
            try {
                work.run();
                turn.complete(true);
            } catch (RuntimeException | Error failure) {
                turn.completeExceptionally(failure);
            }
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> taken() {
        CompletableFuture<Boolean> turn = next;
        next = null;
        running = turn != null;
        return turn;
    }
}
