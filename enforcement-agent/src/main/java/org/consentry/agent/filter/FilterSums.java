// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of it, in numbers. For one thread. */
final class FilterSums {
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, Integer> obligations = new TreeMap<>();
    private int kept;

    void keep(Set<String> duties) {
        kept++;
        duties.forEach(duty -> obligations.merge(duty, 1, Integer::sum));
    }

    void refuse(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    /** For a person, in a few lines. */
    String text(String things, Instant asOf) {
        int stayed = refused.values().stream().mapToInt(Integer::intValue).sum();
        return "Kept " + kept + " " + things + ", refused " + stayed + listed(refused) + ", as of " + asOf + ".\n"
                + (obligations.isEmpty() ? "" : "To be done to what is kept" + listed(obligations) + ".\n");
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
