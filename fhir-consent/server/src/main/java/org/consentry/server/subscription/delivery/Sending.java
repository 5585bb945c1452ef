// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import java.util.Optional;
import org.consentry.server.subscription.Channel;
import org.consentry.server.subscription.DeliveryProgress;
import org.jspecify.annotations.Nullable;

/**
 * A notification that goes out.
 *
 * @param subscription logical id
 * @param lease number that tells its outcome from an older one
 * @param step what it is
 * @param channel where to
 * @param first number of the first event, or the one after the last delivered
 * @param last number of the last event, or the last delivered
 * @param body the Bundle as JSON
 */
record Sending(
        String subscription,
        long lease,
        DeliveryProgress.Step step,
        Channel channel,
        long first,
        long last,
        String body) {
    @Override
    public String toString() {
        return "Sending[" + step + "]";
    }

    /**
     * The outcome.
     *
     * @param sending what was sent
     * @param why why it failed, or null if the endpoint acknowledged it
     */
    record Outcome(Sending sending, @Nullable String why) {
        /** Why it failed; empty if the endpoint acknowledged it. */
        Optional<String> failure() {
            return Optional.ofNullable(why);
        }
    }
}
