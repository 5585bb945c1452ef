// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.order;

import java.time.Instant;
import org.consentry.server.subscription.Channel;
import org.consentry.server.subscription.DeliveryProgress;
import org.jspecify.annotations.Nullable;

/**
 * The checked content of a caller's Subscription.
 *
 * @param channel where to and how
 * @param patient logical id of the only patient it is about, or null for all
 * @param end when it ends, or null
 * @param status as sent
 */
public record SubscriptionRequest(
        Channel channel, @Nullable String patient, @Nullable Instant end, DeliveryProgress.Status status) {}
