// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.consentry.agent.disclosure.KindCounts;

/**
 * Counts how many objects each element stopped on each route since the start. So an administrator knows what to set on
 * a scanner. Safe for every thread. Elements are those of the standard and never hold a value, so there are few.
 */
public final class Stops {
    /**
     * What stopped an object.
     *
     * @param route the called AE title
     * @param code why it was refused
     * @param element the element, such as {@code (0018,0015) BodyPartExamined empty}
     */
    public record Stop(String route, String code, String element) {
        @Override
        public String toString() {
            return route + " " + code + " " + element;
        }
    }

    private final KindCounts<Stop> counts = new KindCounts<>();

    /** Counts one, and says whether it is the first of its kind. */
    boolean count(Stop stop) {
        return counts.count(stop, 1);
    }

    /** Reports every kind there is and every new one, with its count. The same kind may be reported twice. */
    public void watch(BiConsumer<Stop, Supplier<Long>> told) {
        counts.watch(told);
    }

    /** The counts by route, reason and element, in order. */
    public Map<String, Long> counted() {
        return counts.counted();
    }
}
