// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;

/** Changes to what a patient has said, for tests of what they may change in the answer. */
record Changes(Dice dice) {

    /** The same in another order, rules and exceptions too. */
    PatientTerms shuffled(PatientTerms terms) {
        List<ConsentTerms> consents = terms.consents().stream()
                .map(consent -> changed(consent, this::shuffled))
                .toList();
        return new PatientTerms(mixed(consents), mixed(terms.cases()), mixed(terms.registries()));
    }

    /** The same in another order, but not inside consents. */
    PatientTerms reordered(PatientTerms terms) {
        return new PatientTerms(mixed(terms.consents()), mixed(terms.cases()), mixed(terms.registries()));
    }

    /** With one more exception somewhere in one of the consents. */
    PatientTerms withException(PatientTerms terms, Rule exception) {
        if (terms.consents().isEmpty()) {
            return terms;
        }
        List<ConsentTerms> consents = new ArrayList<>(terms.consents());
        int at = dice.below(consents.size());
        consents.set(at, changed(consents.get(at), root -> withException(root, exception)));
        return new PatientTerms(consents, terms.cases(), terms.registries());
    }

    /** With one more consent, on a topic of its own. */
    PatientTerms withConsent(PatientTerms terms, Rule root) {
        List<ConsentTerms> consents = new ArrayList<>(terms.consents());
        consents.add(new ConsentTerms(
                new ConsentRef("new", 1),
                "new",
                RandomRequests.NOON.minusSeconds(30),
                true,
                new ConsentTerms.Rules(root)));
        return new PatientTerms(consents, terms.cases(), terms.registries());
    }

    /** The same, naming none of the purposes that only a rule that names them can permit. */
    PatientTerms withoutExplicitPurposes(PatientTerms terms) {
        return new PatientTerms(
                terms.consents().stream()
                        .map(consent -> changed(consent, this::withoutExplicitPurposes))
                        .toList(),
                terms.cases(),
                terms.registries());
    }

    private Rule withoutExplicitPurposes(Rule rule) {
        Listed<Purpose> listed = rule.conditions().purposes();
        return copy(
                rule,
                rule.conditions().about(listed == null ? null : ordinary(listed)),
                rule.exceptions().stream().map(this::withoutExplicitPurposes).toList());
    }

    private static @Nullable Listed<Purpose> ordinary(Listed<Purpose> listed) {
        Set<Purpose> values = Set.copyOf(listed.values().stream()
                .filter(purpose -> !Purposes.explicitOnly(purpose))
                .toList());
        return values.isEmpty() ? null : new Listed<>(values, listed.unresolved());
    }

    private static ConsentTerms changed(ConsentTerms consent, UnaryOperator<Rule> change) {
        ConsentTerms.Base base = switch (consent.base()) {
            case ConsentTerms.Rules rules ->
                new ConsentTerms.Rules(
                        change.apply(rules.root()), rules.nesting(), rules.elseDeny(), rules.secondaryOnly());
            case ConsentTerms.NotComputable none -> none;
        };
        return new ConsentTerms(consent.ref(), consent.topic(), consent.made(), consent.evidenced(), base);
    }

    private Rule shuffled(Rule rule) {
        return copy(
                rule,
                rule.conditions(),
                mixed(rule.exceptions().stream().map(this::shuffled).toList()));
    }

    private Rule withException(Rule rule, Rule exception) {
        List<Rule> exceptions = new ArrayList<>(rule.exceptions());
        if (exceptions.isEmpty() || dice.once(3)) {
            exceptions.add(exception);
        } else {
            int at = dice.below(exceptions.size());
            exceptions.set(at, withException(exceptions.get(at), exception));
        }
        return copy(rule, rule.conditions(), exceptions);
    }

    private static Rule copy(Rule rule, Conditions conditions, List<Rule> exceptions) {
        return new Rule(rule.effect(), conditions, rule.period(), rule.obligations(), exceptions);
    }

    private <T> List<T> mixed(List<T> values) {
        List<T> all = new ArrayList<>(values);
        Collections.shuffle(all, new Random(dice.below(1000)));
        return all;
    }
}
