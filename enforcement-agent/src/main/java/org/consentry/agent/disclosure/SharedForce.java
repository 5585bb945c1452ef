// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Forces for many threads at once. Who comes while a force runs waits for the next one, together with all others who
 * come meanwhile, and one of them does it. So a lone thread waits for nobody, and all whose records are on disk go on
 * at once: none of them waits behind a force that it does not need.
 */
final class SharedForce {

    private final Runnable force;
    private @Nullable Turn next;
    private boolean running;

    /** Takes what one force is; it is done by one thread at a time. */
    SharedForce(Runnable force) {
        this.force = force;
    }

    /** The first who waits for a turn does it when the one before has ended. */
    private record Turn(CompletableFuture<Boolean> begin, CompletableFuture<Boolean> end) {}

    /** Returns once a force has ended that began after this call; throws what it threw. */
    void join() {
        Turn turn;
        boolean first;
        synchronized (this) {
            Turn waiting = next;
            first = waiting == null;
            turn = waiting == null ? new Turn(new CompletableFuture<>(), new CompletableFuture<>()) : waiting;
            next = turn;
            if (!running) {
                begin(turn);
            }
        }
        if (first) {
            turn.begin().join();
            run(turn);
        }
        await(turn);
    }

    private void run(Turn turn) {
        try {
            force.run();
            ended();
            turn.end().complete(true);
        } catch (RuntimeException | Error failure) {
            ended();
            turn.end().completeExceptionally(failure);
        }
    }

    private synchronized void ended() {
        Turn waiting = next;
        if (waiting == null) {
            running = false;
        } else {
            begin(waiting);
        }
    }

    private void begin(Turn turn) {
        running = true;
        next = null;
        turn.begin().complete(true);
    }

    private static void await(Turn turn) {
        try {
            turn.end().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof JournalUnavailableException unavailable) {
                throw unavailable;
            }
            throw failed;
        }
    }
}
