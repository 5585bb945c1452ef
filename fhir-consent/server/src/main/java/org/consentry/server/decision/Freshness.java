// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consentry.policy.Reason;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.feed.FeedUnavailableException;
import org.consentry.server.storage.work.PromptThreads;
import org.consentry.server.storage.work.SharedRuns;
import org.jspecify.annotations.Nullable;

/** Waits until the replica has everything that was committed before a question came in, or says why it has not. */
@Singleton
public class Freshness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedRuns turns;
    private final Duration patience;

    /** Keeps this replica fresh. */
    @Inject
    public Freshness(CurrentLogView replica, PromptThreads threads) {
        this(replica, threads.threads(), PATIENCE);
    }

    Freshness(CurrentLogView replica, Executor threads, Duration patience) {
        this.turns = new SharedRuns(threads, replica::catchUp);
        this.patience = patience;
    }

    /** Returns nothing if the replica is complete as of this call, else why nothing gated may be permitted. */
    Optional<Reason> doubt() {
        try {
            turns.join().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException slow) {
            return Optional.of(Reason.INDET_STORE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of(Reason.INDET_STORE);
        } catch (ExecutionException failed) {
            return Optional.of(reason(failed.getCause()));
        }
    }

    /** The reason that a failure to read is. */
    static Reason reason(@Nullable Throwable failure) {
        if (failure instanceof FeedUnavailableException) {
            return Reason.INDET_STORE;
        }
        if (failure instanceof MalformedMessageException) {
            return Reason.INDET_INCOMPLETE;
        }
        return failure instanceof CurrentLogView.BehindException ? Reason.INDET_STALE : Reason.INDET_INTERNAL;
    }
}
