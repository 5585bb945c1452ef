// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Set;

/** What one purpose of a request comes to, before the purposes are put together. */
sealed interface Ruling {

    /**
     * A deny and the tier it comes from.
     *
     * @param tier from 0, law, to 5, default
     */
    record Denied(int tier, Deny deny) implements Ruling, Comparable<Denied> {
        @Override
        public int compareTo(Denied other) {
            int byTier = Integer.compare(tier, other.tier);
            int byReason = byTier != 0 ? byTier : deny.reason().compareTo(other.deny.reason());
            return byReason != 0 ? byReason : deny.toString().compareTo(other.deny.toString());
        }
    }

    /**
     * A permit's part for one purpose.
     *
     * @param gated whether the purpose needs fresh terms
     */
    record Permitted(List<Basis> basis, Set<Obligation> obligations, boolean gated) implements Ruling {}
}
