// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Settings that nobody reads: their names are misspelled, or other settings leave them without effect. Who wrote one
 * believes that it counts.
 *
 * @param given names in the file
 * @param asked names that were read, in this file or not
 */
record Unread(Set<String> given, Set<String> asked) {
    private static final int MOST_LETTERS = 3;
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(MOST_LETTERS);

    Unread {
        given = Set.copyOf(given);
        asked = Set.copyOf(asked);
    }

    /** One line for each. */
    List<String> lines() {
        return given.stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .map(name -> name + ": expected a setting that counts here, found one that nobody reads" + meant(name))
                .toList();
    }

    private String meant(String name) {
        return nearest(name).map(other -> "; did you mean " + other + "?").orElse("");
    }

    private Optional<String> nearest(String name) {
        return asked.stream()
                .filter(other -> !given.contains(other))
                .map(other -> Map.entry(other, DISTANCE.apply(name, other)))
                .filter(other -> other.getValue() >= 0)
                .min(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
