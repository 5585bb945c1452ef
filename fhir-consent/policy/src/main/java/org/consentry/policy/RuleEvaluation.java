// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one consent's rules for one purpose of a request: exceptions beat the rule around them, and among siblings a
 * deny wins.
 */
final class RuleEvaluation {

    private final AccessRequest request;
    private final Purpose purpose;
    private final Set<String> missing = new HashSet<>();

    RuleEvaluation(AccessRequest request, Purpose purpose) {
        this.request = request;
        this.purpose = purpose;
    }

    /**
     * What a rule comes to.
     *
     * @param doubt why the match is not certain, or {@link Doubt#NONE}
     */
    record Verdict(Effect effect, List<String> paths, Set<Obligation> obligations, Doubt doubt) {}

    /** The attributes whose absence kept a permit from matching, so far. */
    Set<String> missing() {
        return missing;
    }

    /** Returns what the rules say, or empty if none of them matches the request. */
    Optional<Verdict> read(Rule root) {
        return read(root, "provision", Conditions.ANY, Period.ALWAYS, Set.of());
    }

    private Optional<Verdict> read(
            Rule rule, String path, Conditions outer, Period outerPeriod, Set<Obligation> outerObligations) {
        Period period = outerPeriod.intersect(rule.period());
        if (!period.contains(request.asOf())) {
            return Optional.empty();
        }
        Conditions conditions = rule.conditions().within(outer);
        Set<Obligation> obligations = new HashSet<>(outerObligations);
        obligations.addAll(rule.obligations());
        List<Verdict> exceptions = new ArrayList<>();
        for (int i = 0; i < rule.exceptions().size(); i++) {
            read(rule.exceptions().get(i), path + ".provision[" + i + "]", conditions, period, obligations)
                    .ifPresent(exceptions::add);
        }
        return exceptions.isEmpty() ? own(rule, path, conditions, obligations) : Optional.of(together(exceptions));
    }

    private Optional<Verdict> own(Rule rule, String path, Conditions conditions, Set<Obligation> obligations) {
        Match match = new Match(request, purpose, conditions);
        if (rule.effect() == Effect.PERMIT) {
            match.attributeMissingForPermit().ifPresent(missing::add);
            return match.permits()
                    ? Optional.of(new Verdict(Effect.PERMIT, List.of(path), obligations, Doubt.NONE))
                    : Optional.empty();
        }
        return match.denies().map(doubt -> new Verdict(Effect.DENY, List.of(path), Set.of(), doubt));
    }

    private static Verdict together(List<Verdict> siblings) {
        return siblings.stream()
                .filter(verdict -> verdict.effect() == Effect.DENY)
                .min((a, b) -> a.doubt().compareTo(b.doubt()))
                .orElseGet(() -> unite(siblings));
    }

    private static Verdict unite(List<Verdict> permits) {
        List<String> paths =
                permits.stream().flatMap(verdict -> verdict.paths().stream()).toList();
        Set<Obligation> obligations = new HashSet<>();
        permits.forEach(verdict -> obligations.addAll(verdict.obligations()));
        return new Verdict(Effect.PERMIT, paths, obligations, Doubt.NONE);
    }
}
