// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The duties to de-identify, from the strongest to the weakest, and what fulfills them. */
final class Deidentification {

    private static final List<Obligation> STRONGEST_FIRST =
            List.of(Obligation.ANONY, Obligation.DEID, Obligation.PSEUD);

    private Deidentification() {}

    /**
     * Returns the obligations that are left for data in this state: of the duties to de-identify, only the strongest.
     */
    static Set<Obligation> stillDue(Set<Obligation> demanded, DeidState state) {
        if (demanded.isEmpty()) {
            return demanded;
        }
        Set<Obligation> due = new HashSet<>(demanded);
        boolean stronger = false;
        for (Obligation duty : STRONGEST_FIRST) {
            if (due.contains(duty) && (stronger || fulfills(state, duty))) {
                due.remove(duty);
            }
            stronger |= demanded.contains(duty);
        }
        return due;
    }

    private static boolean fulfills(DeidState state, Obligation duty) {
        return switch (state) {
            case IDENTIFIED, LIMITED -> false;
            case PSEUDONYMISED -> duty.equals(Obligation.PSEUD);
            case DEIDENTIFIED -> !duty.equals(Obligation.ANONY);
            case ANONYMOUS -> true;
        };
    }
}
