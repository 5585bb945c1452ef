// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RoundsTest {
    private static final Duration HARDLY_EVER = Duration.ofDays(1);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Semaphore ran = new Semaphore(0);
    private final AtomicInteger left = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void itWorksUntilNothingIsLeftAndAgainWhenWoken() throws InterruptedException {
        left.set(3);
        Rounds rounds = new Rounds("Test", this::round, threads, HARDLY_EVER);
        ran.acquire(4);

        left.set(1);
        rounds.wake();
        ran.acquire(2);

        assertThat(left).hasValue(0);
    }

    @Test
    void withoutBeingWokenItLooksEveryNowAndThen() throws InterruptedException {
        Rounds rounds = new Rounds("Test", this::round, threads, Duration.ofMillis(50));

        ran.acquire(3);
        rounds.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterAFailureItTriesAgain(boolean error) throws InterruptedException {
        // An error once ended the ticking without a word.
        AtomicInteger failures = new AtomicInteger(1);
        Rounds rounds = new Rounds(
                "Test",
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        if (error) {
                            throw new LinkageError("broken for the test");
                        }
                        throw new IllegalStateException("broken for the test");
                    }
                    return round();
                },
                threads,
                Duration.ofMillis(50));

        ran.acquire();
        rounds.stop();
        assertThat(failures.get()).isNegative();
    }

    @Test
    void sparingWorkThatNeverEndsLeavesItsThreadToOthers() throws InterruptedException {
        ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor();
        try {
            Rounds.sparing("Endless", () -> 1, one, HARDLY_EVER);
            left.set(3);
            Rounds.sparing("Test", this::round, one, HARDLY_EVER);

            ran.acquire(4);
            assertThat(left).hasValue(0);
        } finally {
            one.shutdownNow();
        }
    }

    private int round() {
        int had = left.getAndUpdate(count -> Math.max(0, count - 1));
        ran.release();
        return had;
    }
}
