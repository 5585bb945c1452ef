// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Effect;
import org.consentry.policy.Listed;
import org.consentry.policy.Period;
import org.consentry.policy.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a yes that nobody can be sure of: it becomes a no whose content cannot be interpreted, so that whatever the
 * yes may be about is answered with {@code INDET_TERMINOLOGY}. Its exceptions stay what they are.
 */
final class WithheldRules {
    private static final Listed<String> UNCLEAR = new Listed<>(Set.of(), true);
    private static final Listed<String> SCANS = Listed.of("ImagingStudy");

    private WithheldRules() {}

    /**
     * The same rule, as a no that may be meant.
     *
     * @param classes the kinds of content it is about, stated or inherited; null is any
     */
    static Rule unclear(Rule yes, @Nullable Listed<String> classes) {
        Listed<Code> codes = yes.conditions().data().codes();
        return new Rule(
                Effect.DENY,
                yes.conditions().showing(codes != null && codes.unresolved() ? null : codes, UNCLEAR),
                yes.period(),
                yes.obligations(),
                restated(yes.exceptions(), classes));
    }

    /** The same rule, as a yes to nothing: the rule around it decides. */
    static Rule never(Rule yes, @Nullable Listed<String> classes) {
        Rule unclear = unclear(yes, classes);
        return new Rule(
                Effect.PERMIT, unclear.conditions(), unclear.period(), unclear.obligations(), unclear.exceptions());
    }

    /** A rule that says nothing by itself, with these inside: a sure one of them beats one that is unclear. */
    static Rule around(List<Rule> rules) {
        Conditions nothing = Conditions.ANY.showing(null, UNCLEAR);
        List<Rule> sure = rules.stream().filter(rule -> !isUnclear(rule)).toList();
        Rule around = rules.stream()
                .filter(WithheldRules::isUnclear)
                .findFirst()
                .orElse(new Rule(Effect.PERMIT, nothing, Period.ALWAYS, Set.of(), List.of()));
        List<Rule> all = new ArrayList<>(around.exceptions());
        all.addAll(restated(sure, null));
        return new Rule(around.effect(), around.conditions(), around.period(), around.obligations(), all);
    }

    private static boolean isUnclear(Rule rule) {
        return rule.effect() == Effect.DENY
                && UNCLEAR.equals(rule.conditions().data().classes());
    }

    /** An exception takes what it does not state from the rule around it, and what is unclear there is not of it. */
    private static List<Rule> restated(List<Rule> exceptions, @Nullable Listed<String> classes) {
        Listed<String> stated = classes == null ? SCANS : classes;
        return exceptions.stream()
                .map(rule -> rule.conditions().data().classes() == null ? about(rule, stated) : rule)
                .toList();
    }

    private static Rule about(Rule rule, Listed<String> classes) {
        Conditions conditions = rule.conditions();
        return new Rule(
                rule.effect(),
                conditions.showing(conditions.data().codes(), classes),
                rule.period(),
                rule.obligations(),
                rule.exceptions());
    }
}
