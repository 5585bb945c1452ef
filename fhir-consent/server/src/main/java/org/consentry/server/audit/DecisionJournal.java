// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records decisions before they are answered, many in one transaction.
 *
 * <p>Whoever has a decision puts it in the queue and then either writes what waits there, up to 1000 events, or finds
 * that somebody else is just writing, and writes or is written next. So a lone decision costs one commit and waits for
 * nobody, and under load the commits grow instead of the wait. There is no thread of its own that could die.
 *
 * <p>Nothing is answered that is not recorded: who cannot be told that the own record is durable, within the time
 * given, gets {@link AuditUnavailableException} and must refuse with {@code AUDIT_UNAVAILABLE}. Such a record may still
 * become durable afterwards; then the trail holds a yes that nobody heard, never the other way round.
 */
@Singleton
public class DecisionJournal {
    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_WAITING = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DecisionBatchStore store;
    private final AuthzEventJson authz;
    private final AuditSealer sealer;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final ReentrantLock writer = new ReentrantLock();

    /** Takes its collaborators. */
    @Inject
    public DecisionJournal(DecisionBatchStore store, AuthzEventJson authz, AuditSealer sealer, InstantSource clock) {
        this.store = store;
        this.authz = authz;
        this.sealer = sealer;
        this.clock = clock;
    }

    private record Waiting(List<AuditRecord> events, CompletableFuture<Boolean> written) {}

    /** Returns when the decision is on record for good. */
    public void record(DecisionEntry decision) {
        record(List.of(decision));
    }

    /**
     * Returns when all of these are on record for good; at most 1000.
     *
     * @throws AuditUnavailableException if that cannot be said
     */
    public void record(List<DecisionEntry> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        if (decisions.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "Expected at most " + MOST_AT_ONCE + " decisions, found " + decisions.size());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Waiting own = new Waiting(
                decisions.stream()
                        .map(entry -> authz.record(AuthzEvents.of(entry, now)))
                        .toList(),
                new CompletableFuture<>());
        if (!queue.offer(own)) {
            throw new AuditUnavailableException("more decisions wait than can be recorded in time");
        }
        await(own);
    }

    /** How many calls wait to be written. */
    int waiting() {
        return queue.size();
    }

    private void await(Waiting own) {
        try {
            // Whoever gets here second finds the own record written, or at the front of what waits.
            if (!writer.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AuditUnavailableException("it takes too long");
            }
            try {
                while (!own.written().isDone()) {
                    write(taken());
                }
            } finally {
                writer.unlock();
            }
            own.written().join();
        } catch (CompletionException failed) {
            throw new AuditUnavailableException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException(stopping);
        }
    }

    private void write(List<Waiting> batch) {
        try {
            store.write(batch.stream().flatMap(each -> each.events().stream()).toList(), clock.instant());
        } catch (RuntimeException failure) {
            batch.forEach(each -> each.written().completeExceptionally(failure));
            return;
        }
        batch.forEach(each -> each.written().complete(true));
        sealer.wake();
    }

    private List<Waiting> taken() {
        List<Waiting> batch = new ArrayList<>();
        int events = 0;
        while (events < MOST_AT_ONCE) {
            Waiting next = queue.poll();
            if (next == null) {
                return batch;
            }
            batch.add(next);
            events += next.events().size();
        }
        return batch;
    }
}
