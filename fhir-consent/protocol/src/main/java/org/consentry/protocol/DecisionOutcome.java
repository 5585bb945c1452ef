// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;

/** The five outcomes of a decision on the wire. */
public enum DecisionOutcome {
    /** Allowed. */
    PERMIT,
    /** Allowed if each obligation is fulfilled. */
    PERMIT_WITH_OBLIGATIONS,
    /** Allowed, since no consent is needed. */
    NOT_GATED,
    /** A rule says no. */
    DENY,
    /** No safe answer exists; blocks like a deny. */
    INDETERMINATE;

    /** Returns the outcome of a decision. */
    public static DecisionOutcome of(Decision decision) {
        return switch (decision) {
            case Permit permit when !permit.obligations().isEmpty() -> PERMIT_WITH_OBLIGATIONS;
            case Permit permit -> permit.isGated() ? PERMIT : NOT_GATED;
            case Deny deny -> deny.reason().isIndeterminate() ? INDETERMINATE : DENY;
        };
    }
}
