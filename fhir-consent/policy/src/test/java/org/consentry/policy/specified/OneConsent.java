// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;

/** Section 7: what one consent says, as the rules in it that decide; none if it says nothing. */
final class OneConsent {

    private final AccessRequest request;
    private final Purpose purpose;
    private final Regimes regimes;
    private final ConsentTerms consent;
    /** Attributes without which a permit in it did not match. */
    final Set<String> missed = new TreeSet<>();

    OneConsent(AccessRequest request, Purpose purpose, Regimes regimes, ConsentTerms consent) {
        this.request = request;
        this.purpose = purpose;
        this.regimes = regimes;
        this.consent = consent;
    }

    List<Said> says(ConsentTerms.Rules rules) {
        List<Said> said = value(rules.root(), List.of(), rules, Set.of());
        boolean holds = Times.holds(rules.root().period(), request.asOf());
        boolean sure = said.stream().anyMatch(each -> each.causes().isEmpty());
        if (rules.elseDeny() && !sure && holds && !leavesAlone(rules, purpose)) {
            List<Said> all = new ArrayList<>(said);
            all.add(said(Effect.DENY, Set.of(), Set.of(), Ladder.ofAnything(), List.of()));
            return all;
        }
        return said;
    }

    private List<Said> value(Rule node, List<Conditions> around, ConsentTerms.Rules rules, Set<Obligation> enclosing) {
        if (!Times.holds(node.period(), request.asOf())) {
            return List.of();
        }
        List<Conditions> levels = nest(node.conditions(), around, rules.nesting());
        Set<Obligation> demanded = new HashSet<>(enclosing);
        demanded.addAll(node.obligations());
        List<Said> kids = new ArrayList<>();
        node.exceptions().forEach(child -> kids.addAll(value(child, levels, rules, demanded)));
        List<Said> own = own(node.effect(), levels, demanded, rules);
        if (kids.isEmpty()) {
            return own;
        }
        Effect effect = kids.stream().anyMatch(Said::denies) ? Effect.DENY : Effect.PERMIT;
        kids.addAll(own);
        return kids.stream().filter(said -> said.effect() == effect).toList();
    }

    private List<Said> own(Effect effect, List<Conditions> levels, Set<Obligation> demanded, ConsentTerms.Rules rules) {
        boolean withoutPurpose = levels.stream().noneMatch(level -> level.purposes() != null);
        if (effect == Effect.DENY && withoutPurpose && leavesAlone(rules, purpose)) {
            return List.of();
        }
        Matching matching = new Matching(effect, request, purpose, regimes.umbrellas());
        Fit fit = matching.fit(levels);
        Ladder ladder = Ladder.of(levels, matching);
        if (effect == Effect.DENY) {
            return fit.possible() ? List.of(said(effect, fit.causes(), Set.of(), ladder, levels)) : List.of();
        }
        if (fit.onlyMissing()) {
            fit.causes().forEach(missed::add);
        }
        return fit.sure() ? List.of(said(effect, Set.of(), demanded, ladder, levels)) : List.of();
    }

    /** Section 6: a deny without purpose in a consent to research is about secondary purposes only. */
    static boolean leavesAlone(ConsentTerms.Rules rules, Purpose purpose) {
        return rules.secondaryOnly() && Purposes.isA(purpose, Purpose.of("TREAT"));
    }

    private Said said(
            Effect effect, Set<String> causes, Set<Obligation> demanded, Ladder ladder, List<Conditions> levels) {
        RecipientId asker = request.recipient().id();
        boolean named = levels.stream()
                .anyMatch(level -> level.parties().recipients() != null
                        && level.parties().recipients().ids().contains(asker));
        return new Said(effect, causes, demanded, ladder, consent.made(), consent.evidenced(), about(levels), named);
    }

    /** Whether it is a rule for the requested purpose under 1.2. */
    private boolean about(List<Conditions> levels) {
        List<Listed<Purpose>> stated = new ArrayList<>();
        for (Conditions level : levels) {
            if (level.purposes() != null) {
                stated.add(level.purposes());
            }
        }
        boolean unrestricted = Purposes.known(purpose) && !Purposes.explicitOnly(purpose);
        return stated.isEmpty()
                ? unrestricted
                : stated.stream()
                        .allMatch(listed ->
                                listed.values().stream().anyMatch(each -> Purposes.permitReaches(each, purpose)));
    }

    private static List<Conditions> nest(Conditions own, List<Conditions> around, ConsentTerms.Nesting nesting) {
        if (nesting == ConsentTerms.Nesting.CONJUNCTIVE) {
            List<Conditions> all = new ArrayList<>(around);
            all.add(own);
            return all;
        }
        Conditions parent = around.isEmpty() ? Conditions.ANY : around.get(0);
        Conditions.Parties parties = own.parties();
        Conditions.Parties others = parent.parties();
        Conditions.Data data = own.data();
        Conditions.Data other = parent.data();
        return List.of(new Conditions(
                first(own.purposes(), parent.purposes()),
                new Conditions.Parties(
                        first(parties.recipients(), others.recipients()),
                        first(parties.custodians(), others.custodians()),
                        first(parties.authors(), others.authors()),
                        parties.otherRole() || others.otherRole()),
                new Conditions.Data(
                        first(data.items(), other.items()),
                        first(data.taken(), other.taken()),
                        first(data.codes(), other.codes()),
                        first(data.classes(), other.classes())),
                first(own.labels(), parent.labels()),
                first(own.projects(), parent.projects()),
                first(own.actions(), parent.actions())));
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T parent) {
        return own != null ? own : parent;
    }
}
