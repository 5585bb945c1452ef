// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many objects each element stopped on each route, since the start: it tells an administrator what to set on a
 * scanner. Safe for every thread. Elements are those of the standard and never hold a value, so there are few.
 */
public final class Stops {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * Counts one.
     *
     * @param route the called AE title
     * @param code why it was refused
     * @param element the element, such as {@code (0018,0015) BodyPartExamined empty}
     * @return whether it is the first of its kind
     */
    boolean count(String route, String code, String element) {
        LongAdder count = counts.computeIfAbsent(route + " " + code + " " + element, key -> new LongAdder());
        count.increment();
        return count.sum() == 1;
    }

    /** The counts by route, reason and element, in order. */
    public Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        counts.forEach((key, count) -> counted.put(key, count.sum()));
        return counted;
    }
}
