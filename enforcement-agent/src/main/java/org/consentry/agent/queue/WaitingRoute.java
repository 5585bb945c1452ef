// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route on which something waits, or that is held.
 *
 * @param route the called AE title
 * @param waiting objects that are tried when they are due, or are being sent
 * @param resting how many of these wait for the rest of their study
 * @param held objects that are held each by itself
 * @param bytes on the disk
 * @param oldest when the oldest of them came; null if there is none
 * @param nextTry until when the route pauses since its recipient is away or busy; null if it does not
 * @param pausesFor why it pauses, such as {@code certificate of an unknown authority}; null if it does not
 * @param hold who held the route; null if nobody did
 */
public record WaitingRoute(
        String route,
        int waiting,
        int resting,
        int held,
        long bytes,
        @Nullable Instant oldest,
        @Nullable Instant nextTry,
        @Nullable String pausesFor,
        @Nullable Hold hold) {}
