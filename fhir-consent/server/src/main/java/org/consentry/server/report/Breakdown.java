// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A count and the parts that add up to it, each as readers get it. Whoever has the whole answer can still take every
 * number from 1 to 10 for each small part: nothing that is shown rules one of them out.
 *
 * @param all of all parts together
 * @param parts by their code, in the order of the page
 */
record Breakdown(ShownCount all, Map<String, ShownCount> parts) {
    private static final long MOST_OF_FEW = ShownCount.FLOOR - 1;

    /** Copies the parts, in their order. */
    Breakdown {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * Keeps back what is small, and from the last part on as many others as it takes. If all others are not enough, it
     * keeps back every part and shows the sum alone; of a small sum it shows that it is small.
     *
     * @param counts by code, the most useful first
     */
    static Breakdown of(Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        Map<String, ShownCount> parts = new LinkedHashMap<>();
        counts.forEach((code, count) -> parts.put(code, ShownCount.of(count)));
        List<Long> small = counts.values().stream().filter(ShownCount::isSmall).toList();
        if (!small.isEmpty() && (ShownCount.isSmall(all) || !hide(counts, parts, small))) {
            parts.replaceAll((code, shown) -> new ShownCount.KeptBack());
        }
        return new Breakdown(ShownCount.of(all), parts);
    }

    /**
     * Keeps back parts that are not small until the small ones are safe; says whether they are. A reader knows the sum
     * of all hidden parts, and that those kept back are not small. A small part can be 10 only if that sum leaves at
     * least 1 for each other small part, and 11 for each that is kept back.
     */
    private static boolean hide(Map<String, Long> counts, Map<String, ShownCount> parts, List<Long> small) {
        long hidden = small.stream().mapToLong(Long::longValue).sum();
        long least = MOST_OF_FEW + (small.size() - 1);
        for (String code : List.copyOf(counts.keySet()).reversed()) {
            long count = counts.getOrDefault(code, 0L);
            if (count >= ShownCount.FLOOR) {
                parts.put(code, new ShownCount.KeptBack());
                hidden += count;
                least += ShownCount.FLOOR;
                if (hidden >= least) {
                    return true;
                }
            }
        }
        return false;
    }
}
