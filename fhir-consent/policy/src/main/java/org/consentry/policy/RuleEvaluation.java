// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one consent's rules for one purpose of a request: exceptions beat the rule around them, and among siblings a
 * deny wins.
 */
final class RuleEvaluation {

    private static final String ROOT = "provision";

    private final Match match;
    private final ConsentTerms.Rules rules;
    private final Set<String> missing;

    /**
     * Reads these rules.
     *
     * @param missing takes the attributes whose absence alone kept a permit from matching
     */
    RuleEvaluation(Match match, ConsentTerms.Rules rules, Set<String> missing) {
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
     * @param named whether it is a rule for this purpose in the sense that a permit must be
     * @param namesAsker whether it names just who asks, not somebody above them or a class
     */
    record Leaf(
            Effect effect,
            String path,
            Set<Obligation> obligations,
            Doubt doubt,
            Specificity specificity,
            boolean named,
            boolean namesAsker) {

        /** Whether it answers for certain what was asked, with a rule for just this purpose. */
        boolean answers() {
            return named && doubt.equals(Doubt.NONE);
        }
    }

    /**
     * Returns the rules that decide, all with the same effect; none if nothing matches the request. Where a deny may
     * match and all else is denied, it is denied for certain.
     */
    List<Leaf> read() {
        Rule root = rules.root();
        List<Leaf> found = read(root, ROOT, List.of(), Period.ALWAYS, Set.of());
        if (!rules.elseDeny() || found.stream().anyMatch(leaf -> leaf.doubt().equals(Doubt.NONE))) {
            return found;
        }
        boolean holds = root.period().contains(match.request().asOf());
        return holds && !rules.spares(match.purpose())
                ? Stream.concat(found.stream(), Stream.of(otherwise())).toList()
                : found;
    }

    private Leaf otherwise() {
        boolean named = match.names(Conditions.ANY);
        return new Leaf(Effect.DENY, "policyRule", Set.of(), Doubt.NONE, new Specificity(0, 0, 0, 0), named, false);
    }

    /** An exception that says the same as the rule around it leaves that rule standing. */
    private List<Leaf> read(
            Rule rule, String path, List<Conditions> around, Period outer, Set<Obligation> outerObligations) {
        Period period = outer.intersect(rule.period());
        if (!period.contains(match.request().asOf())) {
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
                return List.of(new Leaf(
                        Effect.PERMIT,
                        path,
                        obligations,
                        Doubt.NONE,
                        specificity(conditions),
                        true,
                        conditions.stream().anyMatch(match::namesAsker)));
            }
            if (kept.attribute() != null) {
                missing.add(kept.attribute());
            }
            return List.of();
        }
        if (conditions.get(0).purposes() == null && rules.spares(match.purpose())) {
            return List.of();
        }
        Doubt doubt = Doubt.NONE;
        for (Conditions each : conditions) {
            doubt = Match.both(doubt, doubt == null ? null : match.denied(each));
        }
        return doubt == null
                ? List.of()
                : List.of(new Leaf(
                        Effect.DENY,
                        path,
                        Set.of(),
                        doubt,
                        specificity(conditions),
                        conditions.stream().allMatch(match::names),
                        false));
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
