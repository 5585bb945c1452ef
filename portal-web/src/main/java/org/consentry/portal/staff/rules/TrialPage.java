// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consentry.portal.fhir.rules.RulesTrial;

/**
 * View model of what rules would change.
 *
 * @param form what was tried out
 * @param groups names of groups by their ids
 */
public record TrialPage(RulesForm form, RulesTrial trial, Map<String, String> groups) {

    private static final String GO = "PERMIT";

    /**
     * What becomes of the scans for one use and group.
     *
     * @param now how many may go today
     * @param then how many would
     * @param opened how many would go that do not today
     * @param closed how many would not go that do today
     * @param other how many stay for another reason
     */
    public record Row(String purpose, String group, int now, int then, int opened, int closed, int other) {}

    /** By use and group, what changes most first. */
    public List<Row> rows() {
        var byBoth = new TreeMap<String, List<RulesTrial.Count>>();
        trial.counts()
                .forEach(count -> byBoth.merge(
                        count.purpose() + " " + count.recipient(),
                        List.of(count),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
        return byBoth.values().stream()
                .map(this::row)
                .sorted(Comparator.comparingInt((Row row) -> row.opened() + row.closed() + row.other())
                        .reversed())
                .toList();
    }

    private Row row(List<RulesTrial.Count> counts) {
        return new Row(
                counts.getFirst().purpose(),
                group(counts.getFirst().recipient()),
                sum(counts, count -> goes(count.before())),
                sum(counts, count -> goes(count.after())),
                sum(counts, count -> !goes(count.before()) && goes(count.after())),
                sum(counts, count -> goes(count.before()) && !goes(count.after())),
                sum(
                        counts,
                        count -> !goes(count.before())
                                && !goes(count.after())
                                && !count.before().equals(count.after())));
    }

    /** How many answers there are, one for each scan, group and use. */
    public int answers() {
        return sum(trial.counts(), any -> true);
    }

    /** How many of them would be other ones. */
    public int changed() {
        return sum(trial.counts(), count -> !count.before().equals(count.after()));
    }

    /** Whether such an answer lets a scan go. */
    public boolean goes(String answer) {
        return GO.equals(answer);
    }

    /** The name of a group; its id if the register does not know it. */
    public String group(String id) {
        return groups.getOrDefault(id, id);
    }

    private static int sum(List<RulesTrial.Count> counts, Predicate<RulesTrial.Count> of) {
        return counts.stream().filter(of).mapToInt(RulesTrial.Count::scans).sum();
    }
}
