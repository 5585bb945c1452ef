// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import org.consentry.server.subscription.SubscriptionStore;

/**
 * Seals headers at start that were stored without a key, and checks that the key opens all others. The server does not
 * start with a missing or wrong key, since a notification without its Authorization helps nobody.
 */
@Singleton
@Transactional
public class SubscriptionStart {
    private final SubscriptionStore subscriptions;

    /** Takes the store. */
    @Inject
    public SubscriptionStart(SubscriptionStore subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Seals and checks. */
    public void seal(@Observes @Initialized(ApplicationScoped.class) Object started) {
        int sealed = subscriptions.sealAll();
        if (sealed > 0) {
            System.getLogger(SubscriptionStart.class.getName())
                    .log(Level.INFO, "Headers of {0} Subscriptions were sealed", sealed);
        }
    }
}
