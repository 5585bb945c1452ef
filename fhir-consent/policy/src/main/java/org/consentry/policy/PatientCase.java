// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * An open case between a patient and a recipient that stops sharing, whatever any consent says.
 *
 * @param kind what case
 * @param recipient with whom; it counts for everyone below them too
 * @param purposes the purposes it stops, with all below; empty means every purpose
 */
public record PatientCase(Kind kind, RecipientId recipient, Set<Purpose> purposes) {

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

    boolean stops(Recipient asked, Purpose purpose) {
        boolean theirs = recipient.equals(asked.id()) || asked.parents().contains(recipient);
        return theirs
                && (purposes.isEmpty() || purposes.stream().anyMatch(listed -> PurposeHierarchy.isA(purpose, listed)));
    }
}
