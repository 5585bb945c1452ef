// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.consentry.policy.Terms.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentPolicyTest {

    private static final Rule YES = Rule.permit(about("MLTRAINING"));
    private static final Rule NO = Rule.deny(about("MLTRAINING"));
    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");

    static Stream<TruthTable.Row> rows() {
        return TruthTable.rows().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsTheTruthTableSays(TruthTable.Row row) {
        Decision decision = ConsentPolicy.decide(row.request(), row.terms(), row.regimes());

        assertThat(TruthTable.outcome(decision)).isEqualTo(row.expected());
    }

    @Test
    void aPermitNamesTheRuleItRestsOnAndTheRequestItAnswers() {
        Rule root = Rule.deny(Conditions.ANY, NO, YES.demanding(Obligation.DEID).during(Period.ALWAYS));
        Rule yesInside = new Rule(Effect.DENY, about("HMARKT"), Period.ALWAYS, Set.of(), List.of(YES));

        Permit permit = permit(TRAINING, PatientTerms.of(consent("ai", yesInside)));

        assertThat(permit.basis())
                .containsExactly(new Basis(
                        Basis.Source.CONSENT, "Consent/ai/_history/1", "provision.provision[0]", Effect.PERMIT));
        assertThat(permit.request()).isSameAs(TRAINING);
        assertThat(permit).hasToString("Permit[][CONSENT Consent/ai/_history/1 provision.provision[0] PERMIT]");
        assertThat(decide(TRAINING, PatientTerms.of(consent("ai", root))))
                .isEqualTo(new Deny(
                        Reason.CONSENT_DENY,
                        null,
                        List.of(new Basis(
                                Basis.Source.CONSENT,
                                "Consent/ai/_history/1",
                                "provision.provision[0]",
                                Effect.DENY))));
    }

    @Test
    void aPermitWithoutAnyConsentNamesTheRegime() {
        assertThat(permit(asks(MERIDIAN, "HRESCH"), PatientTerms.NONE).basis())
                .containsExactly(new Basis(Basis.Source.REGIME, "DEMO/1", null, Effect.PERMIT));
        assertThat(permit(asks(MERIDIAN, "TREAT"), notComputable()).basis())
                .containsExactly(new Basis(Basis.Source.REGIME, "DEMO/1", "undetermined consent", Effect.PERMIT));
    }

    @Test
    void careGoesOnOnlyWhereTheRegimeSaysSo() {
        Regime strict = new Regime("STRICT", 2, REGIME.gates(), Map.of(), false);

        Decision decision = ConsentPolicy.decide(asks(NORTHLIGHT, "TREAT"), notComputable(), strict);

        assertThat(TruthTable.outcome(decision)).isEqualTo("DENY INDET_CONSENT_MALFORMED");
        assertThat(decision.basis())
                .containsExactly(new Basis(Basis.Source.CONSENT, "Consent/c/_history/1", null, Effect.DENY));
    }

    @Test
    void aCertainNoIsTheReasonEvenBesideAnUncertainOne() {
        Rule uncertain = Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true)));

        assertThat(decide(TRAINING, PatientTerms.of(consent("a", uncertain), consent("b", NO))))
                .isInstanceOfSatisfying(
                        Deny.class, deny -> assertThat(deny.reason()).isEqualTo(Reason.CONSENT_DENY));
        assertThat(decide(TRAINING, PatientTerms.of(consent("a", Rule.permit(Conditions.ANY, uncertain, NO)))))
                .isInstanceOfSatisfying(
                        Deny.class, deny -> assertThat(deny.reason()).isEqualTo(Reason.CONSENT_DENY));
    }

    @Test
    void theLawComesBeforeEverything() {
        Regime forbids = new Regime("LAW", 1, Map.of(Purpose.of("HOPERAT"), PurposeGate.FORBIDDEN), Map.of(), true);
        PatientTerms yes = PatientTerms.of(consent("ai", YES));

        assertThat(ConsentPolicy.decide(TRAINING, yes, forbids))
                .isEqualTo(new Deny(
                        Reason.LAW_PROHIBITED, null, List.of(new Basis(Basis.Source.LAW, "LAW/1", null, Effect.DENY))));
    }

    @Test
    void theFirstTierThatDeniesGivesTheReason() {
        PatientCase hold = new PatientCase(PatientCase.Kind.LEGAL_HOLD, NORTHLIGHT.id(), Set.of());
        PatientCase erasure = new PatientCase(PatientCase.Kind.ERASURE, NORTHLIGHT.id(), Set.of());
        PatientTerms both = new PatientTerms(List.of(consent("ai", NO)), List.of(hold, erasure));

        assertThat(decide(asks(NORTHLIGHT, "MLTRAINING", "HMARKT"), PatientTerms.of(consent("ai", NO))))
                .extracting(TruthTable::outcome)
                .isEqualTo("DENY CONSENT_DENY");
        assertThat(decide(TRAINING, both))
                .isEqualTo(new Deny(
                        Reason.ERASURE_ACTIVE,
                        null,
                        List.of(new Basis(Basis.Source.CASE, "ERASURE", null, Effect.DENY))));
    }

    @Test
    void obligationsOfRegimeAndConsentsUniteAndTheStrongestDeidentificationIsLeft() {
        Regime duties = new Regime(
                "DUTIES",
                1,
                REGIME.gates(),
                Map.of(Purpose.of("HOPERAT"), Set.of(Obligation.PSEUD, new Obligation("AOD"))),
                true);
        PatientTerms yes = PatientTerms.of(consent("ai", YES.demanding(Obligation.DEID)));

        Decision decision = ConsentPolicy.decide(TRAINING, yes, duties);

        assertThat(TruthTable.outcome(decision)).isEqualTo("PERMIT AOD DEID");
    }

    @Test
    void aYesWithinAYesKeepsItsDemandsAndUnitesWithItsSiblings() {
        Rule inner = YES.demanding(new Obligation("AOD"));
        Rule sibling = YES.demanding(new Obligation("NORELINK"));
        Rule root = Rule.permit(Conditions.ANY, inner, sibling).demanding(Obligation.DEID);

        Permit permit = permit(TRAINING, PatientTerms.of(consent("ai", root)));

        assertThat(permit.obligations())
                .containsExactlyInAnyOrder(Obligation.DEID, new Obligation("AOD"), new Obligation("NORELINK"));
        assertThat(permit.basis())
                .extracting(Basis::path)
                .containsExactly("provision.provision[0]", "provision.provision[1]");
    }

    @Test
    void aPermitIsGoodForFiveMinutesAndNeverBeyondTheNextTurn() {
        Rule ends = YES.during(new Period(null, NOON.plusSeconds(60)));
        Rule startsInside = Rule.permit(
                about("MLTRAINING"), Rule.deny(about("HMARKT")).during(new Period(NOON.plusSeconds(30), null)));

        assertThat(validUntil(YES)).isEqualTo(NOON.plusSeconds(300));
        assertThat(validUntil(ends)).isEqualTo(NOON.plusSeconds(60));
        assertThat(validUntil(startsInside)).isEqualTo(NOON.plusSeconds(30));
        assertThat(validUntil(YES.during(new Period(NOON, NOON)))).isEqualTo(NOON);
        assertThat(validUntil(YES.during(new Period(NOON, null)))).isEqualTo(NOON.plusSeconds(300));
        assertThat(permit(TRAINING, PatientTerms.of(consent("ai", YES), consent("ai", "2026-06-15T12:02:00Z", 2, NO)))
                        .validUntil())
                .isEqualTo(Instant.parse("2026-06-15T12:02:00Z"));
        PatientTerms justMade = PatientTerms.of(consent("ai", NOON.toString(), 1, YES));
        assertThat(permit(TRAINING, justMade).validUntil()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void anExceptionHoldsOnlyWithinThePeriodAroundIt() {
        Period past = new Period(null, NOON.minusSeconds(1));
        Period future = new Period(NOON.plusSeconds(1), null);

        for (Period closed : List.of(past, future)) {
            Rule root = Rule.deny(about("HMARKT"), YES).during(closed);
            assertThat(TruthTable.outcome(decide(TRAINING, PatientTerms.of(consent("ai", root)))))
                    .isEqualTo("DENY OPT_IN_MISSING");
        }
    }

    @Test
    void onlyWhatNeedsNoConsentMayRestOnOldTerms() {
        assertThat(permit(asks(NORTHLIGHT, "TREAT"), PatientTerms.NONE).isGated())
                .isFalse();
        assertThat(permit(asks(NORTHLIGHT, "HQUALIMP"), PatientTerms.NONE).isGated())
                .isFalse();
        assertThat(permit(asks(NORTHLIGHT, "HRESCH"), PatientTerms.NONE).isGated())
                .isTrue();
        assertThat(permit(asks(NORTHLIGHT, "HRESCH", "TREAT"), PatientTerms.NONE)
                        .isGated())
                .isTrue();
        assertThat(permit(TRAINING, PatientTerms.of(consent("ai", YES))).isGated())
                .isTrue();
        Regime silent = new Regime("SILENT", 1, Map.of(), Map.of(), true);
        assertThat(ConsentPolicy.decide(asks(NORTHLIGHT, "TREAT"), PatientTerms.NONE, silent))
                .isInstanceOfSatisfying(Permit.class, permit -> {
                    assertThat(permit.isGated()).isFalse();
                    assertThat(permit.basis()).extracting(Basis::source).containsExactly(Basis.Source.DEFAULT);
                });
        PatientTerms yes = PatientTerms.of(consent("ai", Rule.permit(about("HMARKT"))));
        assertThat(ConsentPolicy.decide(asks(NORTHLIGHT, "HMARKT"), yes, silent))
                .isInstanceOfSatisfying(
                        Permit.class, permit -> assertThat(permit.isGated()).isTrue());
    }

    @Test
    void whoCannotFulfillADemandGetsADeny() {
        Decision permit = permit(TRAINING, PatientTerms.of(consent("ai", YES.demanding(Obligation.DEID))));

        assertThat(ConsentPolicy.forSupported(permit, Set.of(Obligation.DEID))).isSameAs(permit);
        assertThat(ConsentPolicy.forSupported(permit, Set.of(Obligation.PSEUD)))
                .isEqualTo(new Deny(Reason.OBLIGATION_UNSUPPORTED, null, permit.basis()));
        Deny deny = new Deny(Reason.NO_PATIENT);
        assertThat(ConsentPolicy.forSupported(deny, Set.of())).isSameAs(deny);
    }

    @Test
    void theOrderOfConsentsDoesNotMatter() {
        Random random = new Random(42);
        List<ConsentTerms> consents = new ArrayList<>(List.of(
                consent("ai", "2026-05-01T09:00:00Z", 2, YES.demanding(Obligation.DEID)),
                consent("ai", NO),
                consent("research", Rule.permit(about("MLTRAINING"))),
                consent("other", Rule.deny(Conditions.ANY.to(MERIDIAN.id())))));
        PatientTerms terms = new PatientTerms(consents, List.of());
        RegimeSet regimes = RegimeSet.of(REGIME);
        Decision first = decide(TRAINING, terms);

        for (int i = 0; i < 24; i++) {
            Collections.shuffle(consents, random);
            Decision again = decide(TRAINING, new PatientTerms(consents, List.of()));
            assertThat(again.basis()).isEqualTo(first.basis());
            assertThat(DecisionId.of(TRAINING, terms, regimes, again))
                    .isEqualTo(DecisionId.of(TRAINING, terms, regimes, first));
        }
    }

    @Test
    void onlyAnIndeterminateReasonMakesAConsentNotComputable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsentTerms.NotComputable(Reason.CONSENT_DENY))
                .withMessageContaining("CONSENT_DENY");
    }

    private static PatientTerms notComputable() {
        return PatientTerms.of(new ConsentTerms(
                new ConsentRef("c", 1), "any", NOON, new ConsentTerms.NotComputable(Reason.INDET_CONSENT_MALFORMED)));
    }

    private static Instant validUntil(Rule root) {
        return permit(TRAINING, PatientTerms.of(consent("ai", root))).validUntil();
    }

    private static Decision decide(AccessRequest request, PatientTerms terms) {
        return ConsentPolicy.decide(request, terms, REGIME);
    }

    private static Permit permit(AccessRequest request, PatientTerms terms) {
        return (Permit) decide(request, terms);
    }
}
