// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final RegimeSet REGIMES = RegimeSet.of(new Regime("demo", 1, Map.of(), Map.of(), true));

    private final AtomicLong head = new AtomicLong();
    private final AtomicReference<@Nullable FeedUnavailableException> broken = new AtomicReference<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Polls polls = new Polls(this::after, threads);

    @AfterEach
    void stop() {
        polls.stop();
        threads.shutdownNow();
    }

    @Test
    void whatIsThereAlreadyComesAtOnce() {
        head.set(3);

        assertThat(polls.after(1, LONG).join().entries())
                .extracting(FeedEntry::position)
                .containsExactly(2L, 3L);
    }

    @Test
    void aCommitAnswersEverybodyWhoWaits() {
        List<CompletableFuture<FeedBatch>> waiting =
                LongStream.range(0, 100).mapToObj(i -> polls.after(0, LONG)).toList();

        head.incrementAndGet();
        polls.wake();

        assertThat(waiting).allSatisfy(poll -> assertThat(poll.join().head()).isEqualTo(1));
        assertThat(polls.waiting()).isZero();
    }

    @Test
    void whenTheTimeIsOverTheAnswerIsEmpty() {
        assertThat(polls.after(0, Duration.ofMillis(1)).join().entries()).isEmpty();
    }

    @Test
    void aLostWakeUpCostsOnlyTime() {
        CompletableFuture<FeedBatch> waiting = polls.after(0, LONG);

        head.incrementAndGet();

        assertThat(waiting.join().entries()).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayIsToldToThoseWhoWait() {
        CompletableFuture<FeedBatch> waiting = polls.after(0, LONG);

        broken.set(new FeedUnavailableException(new IllegalStateException("away")));
        polls.wake();

        assertThatThrownBy(waiting::join).hasRootCauseMessage("away");
    }

    private FeedBatch after(long position) {
        FeedUnavailableException failure = broken.get();
        if (failure != null) {
            throw failure;
        }
        long last = head.get();
        List<FeedEntry> entries = LongStream.rangeClosed(position + 1, last)
                .<FeedEntry>mapToObj(at -> new FeedEntry.RegimesChanged(at, Instant.EPOCH, REGIMES))
                .toList();
        return new FeedBatch("epoch", last, entries);
    }
}
