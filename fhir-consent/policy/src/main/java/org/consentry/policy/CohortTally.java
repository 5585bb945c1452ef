// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Counts the decisions of a cohort. Not safe for several threads. */
public final class CohortTally {

    private final Map<String, Long> denied = new TreeMap<>();
    private long permitted;

    /** Counts one decision. */
    public void add(Decision decision) {
        switch (decision) {
            case Permit _ -> permitted++;
            case Deny deny -> denied.merge(deny.code(), 1L, Long::sum);
        }
    }

    /** How many were permitted. */
    public long permitted() {
        return permitted;
    }

    /** How many were denied, by code, in the order of the codes. */
    public Map<String, Long> denied() {
        return Collections.unmodifiableMap(denied);
    }
}
