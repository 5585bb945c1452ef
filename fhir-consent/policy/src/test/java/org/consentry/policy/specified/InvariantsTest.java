// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.consentry.policy.*;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.junit.jupiter.api.Test;

/** Section 13, for cases drawn by lot. */
class InvariantsTest {

    private static final int CASES = 4_000;

    private final Dice dice = Dice.of(13);
    private final RandomRequests requests = new RandomRequests(dice);
    private final RandomConsents consents = new RandomConsents(dice);
    private final Changes changes = new Changes(dice);
    private final List<RegimeSet> regimes = dice.list(20, new RandomRegimes(dice)::set);

    @Test
    void orderDoesNotMatter() {
        for (int i = 0; i < CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = consents.terms();
            RegimeSet set = dice.one(regimes);
            Decision decision = ConsentPolicy.decide(request, terms, set);
            Decision reordered = ConsentPolicy.decide(request, changes.reordered(terms), set);
            Decision shuffled = ConsentPolicy.decide(request, changes.shuffled(terms), set);

            same(Answer.of(decision), Answer.of(shuffled), request, terms, set);
            assertThat(DecisionId.of(request, terms, set, reordered))
                    .isEqualTo(DecisionId.of(request, terms, set, decision));
        }
    }

    @Test
    void aRuleThatDoesNotMatchChangesNothing() {
        for (int i = 0; i < CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = consents.terms();
            RegimeSet set = dice.one(regimes);
            Rule toNobody = leaf(Conditions.ANY.to(new RecipientId("nobody")), dice.one(List.of(Effect.values())));
            Answer before = Answer.of(ConsentPolicy.decide(request, terms, set));

            Answer inside = Answer.of(ConsentPolicy.decide(request, changes.withException(terms, toNobody), set));
            Answer beside = Answer.of(ConsentPolicy.decide(request, changes.withConsent(terms, toNobody), set));

            same(before, inside, request, terms, set);
            same(before, beside, request, terms, set);
        }
    }

    @Test
    void oneMoreNoNeverTurnsANoIntoAYes() {
        for (int i = 0; i < 3 * CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = consents.terms();
            RegimeSet set = dice.one(regimes);
            Rule no = leaf(consents.conditions(1 + dice.below(2)), Effect.DENY);
            // Section 13: same-topic supersession is the one exception, so there rules stay as they are.
            boolean inside = dice.once(2) && oneOfEachTopic(terms);
            PatientTerms more = inside ? changes.withException(terms, no) : changes.withConsent(terms, no);

            neverOpens(request, terms, request, more, set);
        }
    }

    @Test
    void sayingMoreOfAStudyNeverTurnsAYesIntoANo() {
        for (int i = 0; i < 3 * CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = consents.terms();
            RegimeSet set = dice.one(regimes);

            neverOpens(request, terms, withLessSaid(request), terms, set);
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndTheSameId() {
        for (int i = 0; i < CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = consents.terms();
            RegimeSet set = dice.one(regimes);
            RegimeSet again = RegimeSet.of(set.all());

            assertThat(DecisionId.of(request, terms, again, ConsentPolicy.decide(request, terms, again)))
                    .isEqualTo(DecisionId.of(request, terms, set, ConsentPolicy.decide(request, terms, set)));
        }
    }

    @Test
    void noYesReachesAnExplicitOnlyPurposeThatNobodyNames() {
        List<RegimeSet> ordinary = regimes.stream()
                .map(set -> RegimeSet.of(set.all().stream()
                        .map(InvariantsTest::withoutExplicitPurposes)
                        .toList()))
                .toList();
        for (int i = 0; i < CASES; i++) {
            AccessRequest request = requests.request();
            PatientTerms terms = changes.withoutExplicitPurposes(consents.terms());
            Set<Purpose> asked = Set.of(dice.one(Purposes.CODES.stream()
                    .map(Purpose::of)
                    .filter(Purposes::explicitOnly)
                    .toList()));
            AccessRequest explicit = new AccessRequest(
                    request.patient(),
                    request.study(),
                    request.recipient(),
                    asked,
                    request.action(),
                    request.deidState(),
                    request.circumstances(),
                    request.asOf());

            assertThat(ConsentPolicy.decide(explicit, terms, dice.one(ordinary)))
                    .isInstanceOf(Deny.class);
        }
    }

    @Test
    void everyNoHasAReasonAndSaysWhatItRestsOn() {
        for (int i = 0; i < CASES; i++) {
            Decision decision = ConsentPolicy.decide(requests.request(), consents.terms(), dice.one(regimes));

            switch (decision) {
                case Permit permit -> assertThat(permit.basis()).isNotEmpty();
                case Deny deny -> {
                    assertThat(deny.reason()).isLessThan(Reason.DEST_UNREGISTERED);
                    assertThat(deny.attribute() != null).isEqualTo(deny.reason() == Reason.MISSING_ATTR);
                    assertThat(deny.basis().isEmpty()).isEqualTo(deny.reason() == Reason.PURPOSE_UNKNOWN);
                }
            }
        }
    }

    private static boolean oneOfEachTopic(PatientTerms terms) {
        return terms.consents().stream().map(ConsentTerms::topic).distinct().count()
                == terms.consents().size();
    }

    private AccessRequest withLessSaid(AccessRequest request) {
        Study full = request.study();
        Study less = full.identifiedBy(dice.once(3) ? null : full.uid())
                .coded(
                        dice.once(3) ? Set.of() : full.content().modalities(),
                        dice.once(3) ? Set.of() : full.content().bodySites(),
                        full.content().procedures())
                .taken(dice.once(3) ? null : full.started())
                .from(
                        dice.once(3) ? null : full.origin().custodian(),
                        dice.once(3) ? null : full.origin().authors(),
                        dice.once(3) ? null : full.origin().references());
        Circumstances around = request.circumstances();
        return request.about(less).in(dice.once(3) ? around.forProject(null) : around);
    }

    private static Rule leaf(Conditions conditions, Effect effect) {
        return new Rule(effect, conditions, Period.ALWAYS, Set.of(), List.of());
    }

    private static Regime withoutExplicitPurposes(Regime regime) {
        java.util.Map<Purpose, PurposeGate> gates = new java.util.HashMap<>(regime.gates());
        gates.keySet().removeIf(Purposes::explicitOnly);
        return new Regime(
                regime.id(),
                regime.version(),
                regime.reach(),
                gates,
                regime.exemptions().stream()
                        .filter(exemption -> !Purposes.explicitOnly(exemption.purpose()))
                        .toList(),
                Set.of(),
                regime.obligations(),
                regime.reading());
    }

    /** Where the first is refused, the second is. */
    private static void neverOpens(
            AccessRequest first, PatientTerms said, AccessRequest second, PatientTerms then, RegimeSet set) {
        Decision before = ConsentPolicy.decide(first, said, set);
        Decision after = ConsentPolicy.decide(second, then, set);
        if (before instanceof Deny && after instanceof Permit) {
            assertThat(after)
                    .as("%s%n%s%n%s%n%s%n%s", first, said, second, then, set.all())
                    .isEqualTo(before);
        }
    }

    private static void same(Answer before, Answer after, AccessRequest request, PatientTerms terms, RegimeSet set) {
        if (!after.equals(before)) {
            assertThat(after).as("%s%n%s%n%s", request, terms, set.all()).isEqualTo(before);
        }
    }
}
