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
 * Withholds a yes that is not certain. The yes becomes a no whose content cannot be interpreted. So everything that the
 * yes could be about is answered with {@code INDET_TERMINOLOGY}. Its exceptions stay as they are.
 */
final class WithheldRules {
    private static final Listed<String> UNCLEAR = new Listed<>(Set.of(), true);
    private static final Listed<String> SCANS = Listed.of("ImagingStudy");

    private WithheldRules() {}

    /**
     * The same rule as a possible no.
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

    /** The same rule as a yes to nothing, so that the rule around it decides. */
    static Rule never(Rule yes, @Nullable Listed<String> classes) {
        Rule unclear = unclear(yes, classes);
        return new Rule(
                Effect.PERMIT, unclear.conditions(), unclear.period(), unclear.obligations(), unclear.exceptions());
    }

    /** A rule without an effect of its own around these rules. A certain rule among them beats an unclear one. */
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

    /**
     * Gives exceptions the kinds of content that they inherit, so that the unclear content of the rule around them is
     * not inherited.
     */
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
