// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the regimes in force say about one purpose, for data in one state of de-identification.
 *
 * @param gate the strictest gate, or null where no regime has one
 * @param citation the regime the gate comes from; empty without a gate
 * @param mandate the regime whose law demands the disclosure, or null
 * @param duties what a release demands
 * @param care whether this is care, which is not gated by default
 * @param known whether the hierarchy has the purpose
 */
record PurposeRules(
        @Nullable PurposeGate gate,
        String citation,
        @Nullable String mandate,
        Set<Obligation> duties,
        boolean care,
        boolean known) {

    PurposeRules {
        duties = Set.copyOf(duties);
    }

    /** Whether a permit may only rest on fresh terms. */
    boolean gated() {
        return gate == null ? !care : gate != PurposeGate.NOT_GATED;
    }
}
