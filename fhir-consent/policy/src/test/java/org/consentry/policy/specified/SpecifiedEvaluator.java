// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consentry.policy.*;

/** Sections 3, 4, 9 and 11: all effective purposes must be permitted; obligations unite. */
final class SpecifiedEvaluator {

    private SpecifiedEvaluator() {}

    static Answer decide(AccessRequest request, PatientTerms terms, RegimeSet set) {
        Set<Purpose> effective = new HashSet<>(request.purposes());
        effective.addAll(request.recipient().registeredPurposes());
        if (request.circumstances().sale()) {
            effective.add(Purpose.of("sale"));
        }
        Regimes regimes = Regimes.of(set, request);
        List<OnePurpose.Outcome> outcomes = new ArrayList<>();
        for (Purpose purpose : effective) {
            outcomes.add(new OnePurpose(request, purpose, terms, regimes).outcome());
        }
        int first = outcomes.stream().mapToInt(OnePurpose.Outcome::rank).min().orElseThrow();
        if (first < OnePurpose.PERMITTED) {
            Set<String> codes = new HashSet<>();
            outcomes.stream().filter(each -> each.rank() == first).forEach(each -> codes.addAll(each.codes()));
            return Answer.deny(codes);
        }
        Set<Obligation> demanded = new HashSet<>(request.circumstances().duties());
        outcomes.forEach(each -> demanded.addAll(each.obligations()));
        return Answer.permit(due(demanded, request.deidState()), validUntil(request.asOf(), terms, set));
    }

    /** Section 11: the strongest de-identification wins, and what the state satisfies is not due. */
    private static Set<Obligation> due(Set<Obligation> demanded, DeidState state) {
        Set<Obligation> due = new HashSet<>(demanded);
        if (due.contains(Obligation.ANONY)) {
            due.remove(Obligation.DEID);
        }
        if (due.contains(Obligation.ANONY) || due.contains(Obligation.DEID)) {
            due.remove(Obligation.PSEUD);
        }
        if (state == DeidState.ANONYMOUS) {
            due.remove(Obligation.ANONY);
        }
        if (state == DeidState.ANONYMOUS || state == DeidState.DEIDENTIFIED) {
            due.remove(Obligation.DEID);
        }
        if (state.compareTo(DeidState.PSEUDONYMISED) >= 0) {
            due.remove(Obligation.PSEUD);
        }
        return due;
    }

    private static Instant validUntil(Instant asOf, PatientTerms terms, RegimeSet set) {
        List<Instant> turns = new ArrayList<>();
        for (Regime regime : set.all()) {
            Instant from = regime.reach().from();
            if (from != null && from.isAfter(asOf)) {
                turns.add(from);
            }
        }
        for (ConsentTerms consent : terms.consents()) {
            if (consent.made().earliest().isAfter(asOf)) {
                turns.add(consent.made().earliest());
            }
            if (consent.base() instanceof ConsentTerms.Rules rules) {
                turns(rules.root(), asOf, turns);
            }
        }
        Instant soonest = asOf.plusSeconds(300);
        for (Instant turn : turns) {
            soonest = Times.sooner(soonest, turn);
        }
        return soonest;
    }

    private static List<Instant> turns(Rule rule, Instant asOf, List<Instant> turns) {
        Instant start = Times.start(rule.period());
        Instant end = Times.end(rule.period());
        if (start.isAfter(asOf)) {
            turns.add(start);
        }
        if (!end.isBefore(asOf)) {
            turns.add(end);
        }
        rule.exceptions().forEach(exception -> turns(exception, asOf, turns));
        return turns;
    }
}
