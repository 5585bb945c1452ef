// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.protocol.FeedEntry;

/**
 * Which identifiers were merged into which others.
 *
 * @param into of each identifier that was merged, the one it was merged into
 */
record Merges(Map<PatientId, PatientId> into) {
    Merges {
        into = Map.copyOf(into);
    }

    /** Takes them from the log, in its order. */
    static Merges of(List<FeedEntry.PatientMerged> entries) {
        Map<PatientId, PatientId> into = new HashMap<>();
        entries.forEach(merged -> into.put(merged.from(), merged.into()));
        return new Merges(into);
    }

    /** The same, and one more. */
    Merges and(FeedEntry.PatientMerged merged) {
        Map<PatientId, PatientId> more = new HashMap<>(into);
        more.put(merged.from(), merged.into());
        return new Merges(more);
    }

    /** The identifier that is valid now for this one; itself if merges lead in a circle. */
    PatientId current(PatientId patient) {
        PatientId current = patient;
        for (int steps = 0; steps <= into.size(); steps++) {
            PatientId next = into.get(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        return patient;
    }

    /** This identifier and all that mean it now. */
    Set<PatientId> all(PatientId patient) {
        Set<PatientId> all = new HashSet<>(Set.of(patient));
        into.keySet().stream().filter(from -> current(from).equals(patient)).forEach(all::add);
        return all;
    }
}
