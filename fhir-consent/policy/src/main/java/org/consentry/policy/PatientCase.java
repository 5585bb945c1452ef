// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open case between a patient and a recipient that stops sharing, whatever any consent says.
 *
 * @param kind what case
 * @param recipient with whom; it counts for everyone below them too
 * @param purposes the purposes it stops, with all below; empty means every purpose
 * @param since when it was opened; a later yes lifts it for the party that yes names, and not for anybody below them.
 *     Null if no yes lifts it
 */
public record PatientCase(
        Kind kind,
        RecipientId recipient,
        Set<Purpose> purposes,
        @Nullable Instant since) {

    /** A case that no yes lifts. */
    public PatientCase(Kind kind, RecipientId recipient, Set<Purpose> purposes) {
        this(kind, recipient, purposes, null);
    }

    /** The kinds of case, each with the reason it gives. */
    public enum Kind {
        /** The patient withdrew from this recipient. */
        WITHDRAWAL(Reason.WITHDRAWAL_ACTIVE),
        /** The patient asked for erasure. */
        ERASURE(Reason.ERASURE_ACTIVE),
        /** A legal hold. */
        LEGAL_HOLD(Reason.LEGAL_HOLD);

        private final Reason reason;

        Kind(Reason reason) {
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    public PatientCase {
        purposes = Set.copyOf(purposes);
    }

    /** The same case, which a yes said after this instant lifts. */
    public PatientCase liftedAfter(Instant opened) {
        return new PatientCase(kind, recipient, purposes, opened);
    }

    boolean stops(Recipient asked, Purpose purpose) {
        boolean theirs = recipient.equals(asked.id()) || asked.parents().contains(recipient);
        return theirs
                && (purposes.isEmpty() || purposes.stream().anyMatch(listed -> PurposeHierarchy.isA(purpose, listed)));
    }
}
