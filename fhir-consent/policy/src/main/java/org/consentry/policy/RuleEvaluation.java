// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one consent's rules for one purpose of a request: exceptions beat the rule around them, and among siblings a
 * deny wins.
 */
final class RuleEvaluation {

    private static final String ROOT = "provision";

    private final AccessRequest request;
    private final Match match;
    private final ConsentTerms.Rules rules;
    private final Set<String> missing;

    /**
     * Reads these rules.
     *
     * @param missing takes the attributes whose absence alone kept a permit from matching
     */
    RuleEvaluation(AccessRequest request, Match match, ConsentTerms.Rules rules, Set<String> missing) {
        this.request = request;
        this.match = match;
        this.rules = rules;
        this.missing = missing;
    }

    /**
     * A rule that decides.
     *
     * @param path the element of the consent it comes from
     * @param obligations what it demands, if it permits
     * @param doubt why the match is not certain, or {@link Doubt#NONE}
     */
    record Leaf(Effect effect, String path, Set<Obligation> obligations, Doubt doubt, Specificity specificity) {}

    /** Returns the rules that decide, all with the same effect; none if nothing matches the request. */
    List<Leaf> read() {
        Rule root = rules.root();
        List<Leaf> found = read(root, ROOT, List.of(), Period.ALWAYS, Set.of());
        boolean holds = root.period().contains(request.asOf());
        return found.isEmpty() && rules.elseDeny() && holds
                ? List.of(new Leaf(Effect.DENY, "policyRule", Set.of(), Doubt.NONE, new Specificity(0, 0, 0, 0)))
                : found;
    }

    /** An exception that says the same as the rule around it leaves that rule standing. */
    private List<Leaf> read(
            Rule rule, String path, List<Conditions> around, Period outer, Set<Obligation> outerObligations) {
        Period period = outer.intersect(rule.period());
        if (!period.contains(request.asOf())) {
            return List.of();
        }
        List<Conditions> conditions = inherit(rule.conditions(), around);
        Set<Obligation> obligations = together(outerObligations, rule.obligations());
        if (rule.exceptions().isEmpty()) {
            return own(rule, path, conditions, obligations);
        }
        List<Leaf> exceptions = new ArrayList<>();
        for (int i = 0; i < rule.exceptions().size(); i++) {
            String below = path + ".provision[" + i + "]";
            exceptions.addAll(read(rule.exceptions().get(i), below, conditions, period, obligations));
        }
        List<Leaf> own = own(rule, path, conditions, obligations);
        if (exceptions.isEmpty()) {
            return own;
        }
        List<Leaf> deciding = new ArrayList<>(deniesWin(exceptions));
        if (deciding.get(0).effect() == rule.effect()) {
            deciding.addAll(own);
        }
        return deciding;
    }

    private List<Conditions> inherit(Conditions own, List<Conditions> around) {
        if (around.isEmpty()) {
            return List.of(own);
        }
        if (rules.nesting() == ConsentTerms.Nesting.REPLACING) {
            return List.of(own.within(around.get(0)));
        }
        List<Conditions> all = new ArrayList<>();
        for (Conditions outer : around) {
            all.add(outer.purposes() == null ? outer.about(own.purposes()) : outer);
        }
        all.add(own.within(around.get(around.size() - 1)));
        return all;
    }

    private List<Leaf> own(Rule rule, String path, List<Conditions> conditions, Set<Obligation> obligations) {
        if (rule.effect() == Effect.PERMIT) {
            Doubt kept = keptFromPermit(conditions);
            if (kept == null) {
                return List.of(new Leaf(Effect.PERMIT, path, obligations, Doubt.NONE, specificity(conditions)));
            }
            if (kept.attribute() != null) {
                missing.add(kept.attribute());
            }
            return List.of();
        }
        Doubt doubt = Doubt.NONE;
        for (Conditions each : conditions) {
            doubt = Match.both(doubt, doubt == null ? null : match.denied(each));
        }
        return doubt == null
                ? List.of()
                : List.of(new Leaf(Effect.DENY, path, Set.of(), doubt, specificity(conditions)));
    }

    /** Null if a permit under all these conditions matches, else what keeps it from matching. */
    private @Nullable Doubt keptFromPermit(List<Conditions> conditions) {
        Doubt all = null;
        for (Conditions each : conditions) {
            Doubt kept = match.keptFromPermit(each);
            if (kept != null && kept.attribute() == null) {
                return kept;
            }
            if (kept != null) {
                all = all == null ? kept : all.and(kept);
            }
        }
        return all;
    }

    private Specificity specificity(List<Conditions> conditions) {
        Specificity narrowest = match.specificity(conditions.get(0));
        for (Conditions each : conditions.subList(1, conditions.size())) {
            narrowest = narrowest.and(match.specificity(each));
        }
        return narrowest;
    }

    private static List<Leaf> deniesWin(List<Leaf> siblings) {
        List<Leaf> denies =
                siblings.stream().filter(leaf -> leaf.effect() == Effect.DENY).toList();
        return denies.isEmpty() ? siblings : denies;
    }

    private static Set<Obligation> together(Set<Obligation> outer, Set<Obligation> own) {
        if (outer.isEmpty() || own.isEmpty()) {
            return outer.isEmpty() ? own : outer;
        }
        Set<Obligation> all = new HashSet<>(outer);
        all.addAll(own);
        return all;
    }
}
