// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedRunsTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whoJoinsBeforeATurnBeginsSharesIt() {
        SharedRuns turns = new SharedRuns(waiting::add, done::incrementAndGet);

        CompletableFuture<Boolean> one = turns.join();
        CompletableFuture<Boolean> other = turns.join();
        waiting.remove(0).run();

        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(done).hasValue(1);
        assertThat(waiting).isEmpty();
    }

    @Test
    void whoJoinsWhileATurnRunsGetsOneThatBeginsLater() {
        List<CompletableFuture<Boolean>> late = new ArrayList<>();
        SharedRuns[] self = new SharedRuns[1];
        SharedRuns turns = new SharedRuns(waiting::add, () -> {
            if (done.incrementAndGet() == 1) {
                late.add(self[0].join());
                assertThat(late.get(0)).isNotDone();
            }
        });
        self[0] = turns;

        CompletableFuture<Boolean> first = turns.join();
        waiting.remove(0).run();

        assertThat(done).hasValue(2);
        assertThat(first).isCompleted();
        assertThat(late.get(0)).isCompleted();
    }

    @Test
    void aTurnThatFailsFailsForThoseWhoJoinedItAndTheNextGoesOn() {
        SharedRuns turns = new SharedRuns(waiting::add, () -> {
            if (done.incrementAndGet() == 1) {
                throw new IllegalStateException("broken for the test");
            }
        });

        CompletableFuture<Boolean> broken = turns.join();
        waiting.remove(0).run();
        CompletableFuture<Boolean> next = turns.join();
        waiting.remove(0).run();

        assertThat(broken).isCompletedExceptionally();
        assertThat(next).isCompleted();
    }

    @Test
    void withoutAThreadNobodyWaitsForEver() {
        Executor stopping = task -> {
            throw new RejectedExecutionException();
        };

        assertThat(new SharedRuns(stopping, done::incrementAndGet).join()).isCompletedExceptionally();
    }
}
