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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consentry.server.audit.event.AuthzEventJson;
import org.consentry.server.audit.event.AuthzEvents;
import org.consentry.server.audit.event.DecisionEntry;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.AuditSealer;
import org.consentry.server.audit.store.AuditUnavailableException;
import org.consentry.server.audit.store.DecisionBatchStore;
import org.consentry.server.storage.work.PromptThreads;
import org.consentry.server.storage.work.SharedRuns;

/**
 * Records decisions before they are answered, many in one transaction.
 *
 * <p>A caller puts its decision in a queue and joins the next turn of writing. A turn takes everything that waits, up
 * to 1000 events in a transaction. So a lone decision costs one commit and waits for nobody, and under load the commits
 * grow instead of the wait. Callers wait for their own record, not for a lock: passing a lock along took most of the
 * time of an answer.
 *
 * <p>The server answers nothing that is not recorded. If the record is not known to be durable in time, the caller gets
 * {@link AuditUnavailableException} and must refuse with {@code AUDIT_UNAVAILABLE}. Such a record may still become
 * durable afterwards. Then the trail holds a yes that nobody heard, never the other way round.
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
    private final SharedRuns turns;

    /** Takes its collaborators. */
    @Inject
    public DecisionJournal(
            DecisionBatchStore store,
            AuthzEventJson authz,
            AuditSealer sealer,
            InstantSource clock,
            PromptThreads threads) {
        this(store, authz, sealer, clock, threads.threads());
    }

    DecisionJournal(
            DecisionBatchStore store, AuthzEventJson authz, AuditSealer sealer, InstantSource clock, Executor threads) {
        this.store = store;
        this.authz = authz;
        this.sealer = sealer;
        this.clock = clock;
        this.turns = new SharedRuns(threads, this::turn);
    }

    private record Waiting(List<AuditRecord> events, CompletableFuture<Boolean> written) {}

    /** Returns once the decision is durably recorded. */
    public void record(DecisionEntry decision) {
        record(List.of(decision));
    }

    /**
     * Returns once all of these are durably recorded; at most 1000.
     *
     * @throws AuditUnavailableException if that is not known in time
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
            CompletableFuture.anyOf(own.written(), turns.join()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            own.written().get(0, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new AuditUnavailableException("it takes too long");
        } catch (ExecutionException failed) {
            throw new AuditUnavailableException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException(stopping);
        }
    }

    /**
     * Writes everything that waited when the turn began. The decisions of all callers who joined before are among it.
     */
    private void turn() {
        for (int left = queue.size(); left > 0; ) {
            List<Waiting> batch = taken(left);
            write(batch);
            left -= batch.size();
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

    /** Takes decisions from the queue. Only a turn takes from it, so at least as many are there as were counted. */
    private List<Waiting> taken(int most) {
        List<Waiting> batch = new ArrayList<>();
        for (int events = 0; events < MOST_AT_ONCE && batch.size() < most; ) {
            Waiting next = queue.remove();
            batch.add(next);
            events += next.events().size();
        }
        return batch;
    }
}
