// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.Instant;
import java.util.Optional;
import org.consentry.server.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as it is delivered.
 *
 * @param id logical id of the Subscription
 * @param owner who made it, as the token says
 * @param base address of our FHIR door as the owner called it
 * @param channel where to and how
 * @param patient the only patient it is about, or null for all
 * @param end when it ends, or null
 * @param reader name of the member of staff whose rights allow sending whole Consents, or null
 * @param reason why, or null
 * @param position of the change log up to which events were counted
 * @param progress how far it has come
 */
public record Subscriber(
        String id,
        String owner,
        String base,
        Channel channel,
        @Nullable String patient,
        @Nullable Instant end,
        @Nullable String reader,
        @Nullable String reason,
        long position,
        DeliveryProgress progress) {

    /** Who looks at a Consent that is sent whole; empty if no Consent may be sent whole. */
    public Optional<Caller> onBehalfOf() {
        return reader == null || reason == null ? Optional.empty() : Optional.of(Caller.officer(reader, reason));
    }

    public Subscriber with(DeliveryProgress next) {
        return new Subscriber(id, owner, base, channel, patient, end, reader, reason, position, next);
    }

    /** The same after the events up to a position were counted. */
    Subscriber counted(long upTo, long more) {
        return new Subscriber(id, owner, base, channel, patient, end, reader, reason, upTo, progress.counted(more));
    }

    @Override
    public String toString() {
        return "Subscriber[" + progress.status() + "]";
    }
}
