// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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

    // A round for each of a thousand events cost as much as the events.
    @Test
    void gatheringWorkWaitsALittleAfterEachRoundHoweverOftenItIsWoken() {
        try (ByHand clock = new ByHand()) {
            left.set(10);
            Rounds rounds = Rounds.gathering("Test", this::round, clock, HARDLY_EVER, Duration.ofMillis(200));
            clock.tick(1);
            assertThat(ran.drainPermits()).isEqualTo(1);

            rounds.wake();
            clock.tick(4);
            assertThat(ran.drainPermits()).isZero();
            clock.tick(1);
            assertThat(ran.drainPermits()).isEqualTo(1);
        }
    }

    /** Time passes when the test says so. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private Runnable tick = () -> {};

        ByHand() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
            tick = command;
            return schedule(() -> {}, 0, unit);
        }

        void tick(int times) {
            for (int i = 0; i < times; i++) {
                tick.run();
            }
        }
    }

    private int round() {
        int had = left.getAndUpdate(count -> Math.max(0, count - 1));
        ran.release();
        return had;
    }
}
