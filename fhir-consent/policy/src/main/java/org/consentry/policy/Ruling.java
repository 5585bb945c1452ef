// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a tier makes of one purpose of a request. */
sealed interface Ruling {

    /** The tier has nothing to say. */
    enum Silent implements Ruling {
        /** Nothing. */
        SILENT
    }

    /** The tier decides. */
    sealed interface Decided extends Ruling {}

    /**
     * A deny and the tier it comes from.
     *
     * @param tier from 0, law, to 5, default
     */
    record Denied(int tier, Deny deny) implements Decided, Comparable<Denied> {
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
    record Permitted(List<Basis> basis, Set<Obligation> obligations, boolean gated) implements Decided {}

    /** This, or what the next tier says if this one says nothing. */
    default Ruling or(Supplier<? extends Ruling> next) {
        return this instanceof Silent ? next.get() : this;
    }

    /** This, or what the last tier says if this one says nothing. */
    default Decided orElse(Supplier<? extends Decided> last) {
        return this instanceof Decided decided ? decided : last.get();
    }
}
