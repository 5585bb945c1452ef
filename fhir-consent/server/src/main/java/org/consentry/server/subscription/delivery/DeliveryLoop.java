// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.storage.work.Rounds;

/** Keeps {@link Deliveries} at work from the start of the server to its end. */
@Singleton
public final class DeliveryLoop {
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(500);

    private final Deliveries deliveries;
    private final Rounds rounds;

    /** Takes its collaborators and begins. */
    @Inject
    public DeliveryLoop(Deliveries deliveries, ScheduledExecutorService threads) {
        this.deliveries = deliveries;
        this.rounds = new Rounds("Delivery to subscribers", this::round, threads, LOOK_ANYWAY);
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        rounds.wake();
    }

    /** Asks for a round, since there may be something to deliver. */
    public void wake() {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }

    private int round() {
        return deliveries.doWork(this::wake);
    }
}
