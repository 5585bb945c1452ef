// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.rules;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rules would change, as far as it was looked at.
 *
 * @param counts of scans, by use, group, and what is decided today and would be
 * @param examples some that would be decided otherwise
 * @param looked at how many scans
 * @param next where to go on; blank if all scans were looked at
 */
public record RulesTrial(List<Count> counts, List<Example> examples, int looked, String next) implements Serializable {

    /** Before anything was looked at. */
    public static final RulesTrial NOTHING = new RulesTrial(List.of(), List.of(), 0, "");

    /** Copies the lists. */
    public RulesTrial {
        counts = List.copyOf(counts);
        examples = List.copyOf(examples);
    }

    /**
     * How many scans are decided so.
     *
     * @param purpose code of the use
     * @param recipient id of the group
     * @param before {@code PERMIT}, or why not
     * @param after the same under the other rules
     */
    public record Count(String purpose, String recipient, String before, String after, int scans)
            implements Serializable {

        private Count of(int number) {
            return new Count(purpose, recipient, before, after, number);
        }
    }

    /**
     * One scan that would be decided otherwise.
     *
     * @param patient logical id
     * @param study its UID
     */
    public record Example(String patient, String study, String purpose, String recipient, String before, String after)
            implements Serializable {

        /** Does not print whose it is. */
        @Override
        public String toString() {
            return "Example[]";
        }
    }

    /** Whether all scans were looked at. */
    public boolean whole() {
        return next.isEmpty();
    }

    /** This and what the next scans came to. */
    public RulesTrial plus(RulesTrial more) {
        var sums = new LinkedHashMap<Count, Integer>();
        Stream.concat(counts.stream(), more.counts.stream())
                .forEach(count -> sums.merge(count.of(0), count.scans(), Integer::sum));
        return new RulesTrial(
                sums.entrySet().stream()
                        .map(sum -> sum.getKey().of(sum.getValue()))
                        .toList(),
                Stream.concat(examples.stream(), more.examples.stream()).toList(),
                looked + more.looked,
                more.next);
    }
}
