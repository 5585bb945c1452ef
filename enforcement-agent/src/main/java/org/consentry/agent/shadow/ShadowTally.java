// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consentry.agent.deidentify.HeaderChange;
import org.consentry.policy.Deny;

/** Counts on one shadow route. Safe for every thread. */
public final class ShadowTally {
    /** So that hostile objects cannot make it large; what comes later is counted under one name. */
    static final int MOST_NAMES = 2_000;

    private static final String OTHERS = "others";

    private ShadowSums sums;
    private boolean changed;

    ShadowTally(ShadowSums sums) {
        this.sums = sums;
    }

    /** An image would have left like this. */
    public synchronized void wouldLeave(List<HeaderChange> changes) {
        Set<String> names = new HashSet<>();
        changes.forEach(change -> names.add(change.kind() + " " + change.name()));
        TreeMap<String, Long> counts = new TreeMap<>(sums.changed());
        names.forEach(name -> count(counts, name));
        sums = new ShadowSums(sums.route(), sums.way(), sums.since(), sums.wouldLeave() + 1, sums.refused(), counts);
        changed = true;
    }

    /** An image would have been refused. */
    public synchronized void refused(Deny deny, Optional<String> element) {
        TreeMap<String, Long> counts = new TreeMap<>(sums.refused());
        count(counts, element.map(by -> deny.code() + " " + by).orElseGet(deny::code));
        sums = new ShadowSums(sums.route(), sums.way(), sums.since(), sums.wouldLeave(), counts, sums.changed());
        changed = true;
    }

    /** The numbers now. */
    public synchronized ShadowSums sums() {
        return sums;
    }

    /** Whether something was counted since this was asked the last time. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    synchronized void markChanged() {
        changed = true;
    }

    private static void count(SortedMap<String, Long> counts, String name) {
        boolean room = counts.containsKey(name) || counts.size() < MOST_NAMES;
        counts.merge(room ? name : OTHERS, 1L, Long::sum);
    }
}
