// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The duties to de-identify, from the strongest to the weakest, and what fulfills them. */
final class Deidentification {

    private static final List<Obligation> STRONGEST_FIRST =
            List.of(Obligation.ANONY, Obligation.DEID, Obligation.PSEUD);

    private Deidentification() {}

    /**
     * Returns the obligations that are left for data in this state: of the duties to de-identify, only the strongest.
     */
    static Set<Obligation> stillDue(Set<Obligation> demanded, DeidState state) {
        Set<Obligation> due = demanded.stream()
                .filter(each -> !STRONGEST_FIRST.contains(each))
                .collect(Collectors.toSet());
        STRONGEST_FIRST.stream()
                .filter(demanded::contains)
                .findFirst()
                .filter(strongest -> !fulfills(state, strongest))
                .ifPresent(due::add);
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
