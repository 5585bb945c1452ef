// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.consentry.protocol.FeedBatch;

/**
 * Holds the agents that wait for news. A waiting poll is one object, without a thread, a connection or a transaction. A
 * commit on this node wakes them at once. Every two seconds they look by themselves, since the commit may have been on
 * another node.
 */
@Singleton
public class Polls {
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

    private final FeedReads reads;
    private final ScheduledExecutorService threads;
    private final Set<Poll> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean wakeAsked = new AtomicBoolean();
    private final Future<?> looking;

    /** Takes the log and the threads that answer. */
    @Inject
    public Polls(FeedReadStore reads, ScheduledExecutorService threads) {
        this((FeedReads) reads, threads);
    }

    Polls(FeedReads reads, ScheduledExecutorService threads) {
        this.reads = reads;
        this.threads = threads;
        this.looking = threads.scheduleWithFixedDelay(
                this::answerThoseWithNews, LOOK_ANYWAY.toMillis(), LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The entries after a position as soon as there are any, or nothing when the time is over.
     *
     * @return fails with {@link FeedUnavailableException} if the log cannot be read
     */
    CompletableFuture<FeedBatch> after(long position, Duration wait) {
        Poll poll = new Poll(position, new CompletableFuture<>());
        // Registers the poll before it looks, so that it misses no commit in between.
        waiting.add(poll);
        Future<?> timer = threads.schedule(() -> end(poll), wait.toMillis(), TimeUnit.MILLISECONDS);
        wake();
        return poll.answer.whenComplete((batch, failure) -> {
            waiting.remove(poll);
            timer.cancel(false);
        });
    }

    /** Makes all waiting polls look. Returns at once and never throws. */
    void wake() {
        if (wakeAsked.compareAndSet(false, true)) {
            try {
                threads.execute(this::answerThoseWithNews);
            } catch (RejectedExecutionException stopping) {
                wakeAsked.set(false);
            }
        }
    }

    /** How many agents wait now. */
    public int waiting() {
        return waiting.size();
    }

    @PreDestroy
    void stop() {
        looking.cancel(false);
        waiting.forEach(poll -> poll.answer.cancel(false));
    }

    private void answerThoseWithNews() {
        // Cleared before reading, so that a commit from now on causes another look.
        wakeAsked.set(false);
        Map<Long, List<Poll>> byPosition = waiting.stream().collect(Collectors.groupingBy(Poll::after));
        byPosition.forEach(this::answerIfNews);
    }

    private void answerIfNews(long position, List<Poll> polls) {
        try {
            FeedBatch found = reads.after(position);
            if (!found.entries().isEmpty() || found.head() < position) {
                polls.forEach(poll -> answer(() -> poll.answer.complete(found)));
            }
        } catch (RuntimeException | Error broken) {
            polls.forEach(poll -> answer(() -> poll.answer.completeExceptionally(broken)));
        }
    }

    private void end(Poll poll) {
        try {
            poll.answer.complete(reads.after(poll.after));
        } catch (RuntimeException broken) {
            poll.answer.completeExceptionally(broken);
        }
    }

    /** Completes an answer on a thread of its own: writing to a slow agent must not keep the others waiting. */
    private void answer(Runnable completion) {
        threads.execute(completion);
    }

    /**
     * One waiting agent.
     *
     * @param after the position it has
     * @param answer what it gets
     */
    private record Poll(long after, CompletableFuture<FeedBatch> answer) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
