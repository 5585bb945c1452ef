// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Counts things of several kinds since the start, for monitoring. Safe for every thread. A kind holds no value of a
 * patient, and there are few.
 */
public final class KindCounts<K> {
    private final Map<K, LongAdder> counts = new ConcurrentHashMap<>();
    private volatile BiConsumer<K, Supplier<Long>> watcher = (kind, count) -> {};

    /** Counts so many, and says whether they are the first of their kind. */
    public boolean count(K kind, long many) {
        LongAdder added = new LongAdder();
        LongAdder before = counts.putIfAbsent(kind, added);
        LongAdder count = before == null ? added : before;
        count.add(many);
        if (before == null) {
            watcher.accept(kind, count::sum);
        }
        return before == null;
    }

    /** Reports every kind there is and every new one, with its count. The same kind may be reported twice. */
    public void watch(BiConsumer<K, Supplier<Long>> told) {
        watcher = told;
        counts.forEach((kind, count) -> told.accept(kind, count::sum));
    }

    /** The counts by the kinds' texts, in order. */
    public Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        counts.forEach((kind, count) -> counted.put(kind.toString(), count.sum()));
        return counted;
    }
}
