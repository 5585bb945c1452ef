// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Fit.Certain.CERTAIN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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
     * @param fit how it fits
     * @param named whether it is a rule for this purpose in the sense that a permit must be
     * @param namesAsker whether it names just who asks, not somebody above them or a class
     */
    record Leaf(
            Effect effect,
            String path,
            Set<Obligation> obligations,
            Fit.Some fit,
            Specificity specificity,
            boolean named,
            boolean namesAsker) {

        /** Whether it answers for certain what was asked, with a rule for just this purpose. */
        boolean answers() {
            return named && isCertain();
        }

        boolean isCertain() {
            return fit instanceof Fit.Certain;
        }
    }

    /**
     * Returns the rules that decide, all with the same effect; none if nothing matches the request. Where a deny may
     * match and all else is denied, it is denied for certain.
     */
    List<Leaf> read() {
        Rule root = rules.root();
        List<Leaf> found = read(root, ROOT, List.of(), Period.ALWAYS, Set.of());
        if (!rules.elseDeny() || found.stream().anyMatch(Leaf::isCertain)) {
            return found;
        }
        boolean holds = root.period().contains(match.request().asOf());
        return holds && !rules.spares(match.purpose())
                ? Stream.concat(found.stream(), Stream.of(otherwise())).toList()
                : found;
    }

    private Leaf otherwise() {
        boolean named = match.names(Conditions.ANY);
        return new Leaf(Effect.DENY, "policyRule", Set.of(), CERTAIN, new Specificity(0, 0, 0, 0), named, false);
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
        return rule.effect() == Effect.PERMIT ? permitted(path, conditions, obligations) : denied(path, conditions);
    }

    private List<Leaf> permitted(String path, List<Conditions> conditions, Set<Obligation> obligations) {
        return switch (all(conditions, match::permitted)) {
            case Fit.Certain certain ->
                List.of(new Leaf(
                        Effect.PERMIT,
                        path,
                        obligations,
                        certain,
                        specificity(conditions),
                        true,
                        conditions.stream().anyMatch(match::namesAsker)));
            case Fit.Doubtful doubt -> {
                missing.add(Objects.requireNonNull(doubt.attribute()));
                yield List.of();
            }
            case Fit.No no -> List.of();
        };
    }

    private List<Leaf> denied(String path, List<Conditions> conditions) {
        if (conditions.get(0).purposes() == null && rules.spares(match.purpose())) {
            return List.of();
        }
        return switch (all(conditions, match::denied)) {
            case Fit.Some fit ->
                List.of(new Leaf(
                        Effect.DENY,
                        path,
                        Set.of(),
                        fit,
                        specificity(conditions),
                        conditions.stream().allMatch(match::names),
                        false));
            case Fit.No no -> List.of();
        };
    }

    /** How a rule under all these conditions fits. */
    private static Fit all(List<Conditions> conditions, Function<Conditions, Fit> fit) {
        Fit all = CERTAIN;
        for (Conditions each : conditions) {
            if (all instanceof Fit.No) {
                return all;
            }
            all = all.and(fit.apply(each));
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
