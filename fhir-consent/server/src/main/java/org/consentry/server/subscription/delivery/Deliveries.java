// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.consentry.server.storage.work.Outages;
import org.consentry.server.storage.work.Transactions;
import org.consentry.server.subscription.SubscriptionStore;

/**
 * Delivers notifications, one round of work at a time. Nothing important is only in memory: a notification under way
 * when the server stops is sent again when its lease has ended. A slow endpoint delays only itself.
 */
@Singleton
public class Deliveries {
    private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int MOST_UNDER_WAY = 32;

    private final SubscriptionStore subscriptions;
    private final DeliveryRound turns;
    private final NotificationClient client;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Queue<Sending.Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    /** Takes its collaborators. */
    @Inject
    public Deliveries(
            SubscriptionStore subscriptions,
            DeliveryRound turns,
            NotificationClient client,
            Transactions transactions,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.turns = turns;
        this.client = client;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One round: notes the outcomes of earlier notifications, then sends what is due. Only one thread at a time may
     * call it.
     *
     * @param answered called on any thread when an endpoint has answered, so that another round makes sense
     * @return how much was done; 0 means that there is nothing to do now
     */
    public int doWork(Runnable answered) {
        int done = settled();
        underWay.removeIf(CompletableFuture::isDone);
        for (String id : transactions.call(() -> subscriptions.due(clock.instant()))) {
            if (underWay.size() >= MOST_UNDER_WAY) {
                break;
            }
            Instant now = clock.instant();
            Optional<Sending> sending = begun(id, now);
            sending.ifPresent(out -> send(out, answered));
            done += sending.isPresent() ? 1 : 0;
        }
        return done;
    }

    /** Begins one sending. A failure here must not keep other subscriptions waiting. */
    private Optional<Sending> begun(String id, Instant now) {
        try {
            return transactions.call(() -> turns.begin(id, now));
        } catch (RuntimeException broken) {
            if (Outages.isOutage(broken)) {
                throw broken;
            }
            LOG.log(Level.ERROR, "A notification could not be made", broken);
            transactions.run(() -> turns.stumbled(id, now));
            return Optional.empty();
        }
    }

    private int settled() {
        int done = 0;
        for (Sending.Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            Sending.Outcome settling = outcome;
            transactions.run(() -> turns.settle(settling, clock.instant()));
            done++;
        }
        return done;
    }

    private void send(Sending sending, Runnable answered) {
        underWay.add(client.send(sending).thenAccept(outcome -> {
            outcomes.add(outcome);
            answered.run();
        }));
    }
}
