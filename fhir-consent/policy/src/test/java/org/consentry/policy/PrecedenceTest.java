// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.policy.Terms.*;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a narrow yes beats a broad no, and what a doubtful no may never undo. */
class PrecedenceTest {

    private static final RegimeSet ALWAYS = RegimeSet.of(Worlds.preferring(Precedence.ALWAYS));
    private static final AccessRequest TRAINING = asks(CHEST_READER, "MLTRAINING");
    private static final Rule NO = Rule.deny(about("MLTRAINING"));

    @Test
    void aYesIsNarrowerByDeviceOrCompanyByStudyOrPeriodAndByProject() {
        Conditions training = about("MLTRAINING");
        Conditions company = training.to(Recipients.of(NORTHLIGHT.id()));
        Conditions affiliates = training.to(new Recipients(Set.of(NORTHLIGHT.id()), true, false));
        Conditions device = training.to(CHEST_READER.id());

        assertThat(beats(device, training)).isTrue();
        assertThat(beats(device, company)).isTrue();
        assertThat(beats(affiliates, training)).isTrue();
        assertThat(beats(affiliates, company)).isFalse();
        assertThat(beats(training.of(SCAN), training)).isTrue();
        assertThat(beats(training.of(SCAN), training.taken(Period.ALWAYS))).isTrue();
        assertThat(beats(training.of(SCAN), training.of(SCAN))).isFalse();
        assertThat(beats(training.of(SCAN), company)).isFalse();
        assertThat(beats(device, training.of(new Listed<>(Set.of(), true)))).isFalse();
        assertThat(beats(device, training.to(new Recipients(Set.of(), false, true))))
                .isFalse();
        assertThat(beats(device, training.to(new RecipientId("commercial-ai")))).isTrue();
        assertThat(beats(about("MLTRAINING").within(Listed.of("ResearchStudy/1")), training))
                .isFalse();
    }

    @Test
    void dataAroundAStudyIsLessNarrowThanTheStudy() {
        DataItem made = new DataItem(DataItem.Meaning.AUTHOREDBY, "Practitioner/1");
        Conditions training = about("MLTRAINING");
        AccessRequest asked = TRAINING.about(
                TRAINING.study().from(null, Set.of(new RecipientId("Practitioner/1")), Set.of("ImagingStudy/1")));
        DataItem resource = new DataItem(DataItem.Meaning.INSTANCE, "ImagingStudy/1");

        assertThat(beats(asked, training.of(SCAN), training.of(Listed.of(made))))
                .isTrue();
        assertThat(beats(asked, training.of(Listed.of(made)), training)).isTrue();
        assertThat(beats(asked, training.of(Listed.of(made)), training.of(Listed.of(resource))))
                .isFalse();
        assertThat(beats(asked, training.of(SCAN), training.of(new Listed<>(Set.of(made), true))))
                .isTrue();
    }

    @Test
    void aPurposeWithNoneBelowItIsNarrowerThanOneAbove() {
        AccessRequest asked = asks(MERIDIAN, "TRANSRCH");

        assertThat(beats(asked, about("TRANSRCH"), about("HRESCH"))).isTrue();
        assertThat(beats(asked, about("HRESCH"), Conditions.ANY)).isTrue();
        assertThat(beats(asked, about("HRESCH"), about("TRANSRCH"))).isFalse();
        assertThat(beats(asks(MERIDIAN, "HRESCH"), about("HRESCH"), about("HRESCH")))
                .isFalse();
    }

    @Test
    void onlyTreatmentAndEmergenciesGoOnInDoubt() {
        PatientTerms doubtful =
                PatientTerms.of(consent("any", Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true)))));

        for (String purpose : List.of("TREAT", "ETREAT", "ERTREAT")) {
            assertThat(TruthTable.outcome(ConsentPolicy.decide(asks(MERIDIAN, purpose), doubtful, REGIME)))
                    .isEqualTo("PERMIT");
        }
        for (String purpose : List.of("TREATDS", "BTG", "HQUALIMP")) {
            assertThat(TruthTable.outcome(ConsentPolicy.decide(asks(MERIDIAN, purpose), doubtful, REGIME)))
                    .isEqualTo("DENY INDET_ACTOR");
        }
    }

    @Test
    void ofSeveralNosTheFirstByNameAndPlaceIsCited() {
        Rule two = Rule.permit(Conditions.ANY, NO, NO);
        PatientTerms both = PatientTerms.of(consent("b", NO), consent("a", two));

        assertThat(ConsentPolicy.decide(TRAINING, both, REGIME).basis())
                .containsExactly(
                        new Basis(Basis.Source.CONSENT, "Consent/a/_history/1", "provision.provision[0]", Effect.DENY));
    }

    @Test
    void ofSeveralMissingAttributesTheFirstByNameIsNamed() {
        Conditions two = about("MLTRAINING").taken(Period.ALWAYS).within(Listed.of("ResearchStudy/1"));
        ConsentTerms.Rules levels = new ConsentTerms.Rules(
                Rule.permit(
                        about("MLTRAINING").taken(Period.ALWAYS),
                        Rule.permit(Conditions.ANY.within(Listed.of("ResearchStudy/1")))),
                ConsentTerms.Nesting.CONJUNCTIVE,
                false);

        assertThat(outcome(PatientTerms.of(consent("a", Rule.deny(two))))).isEqualTo("DENY MISSING_ATTR:project");
        assertThat(outcome(PatientTerms.of(consent("a", Rule.permit(two))))).isEqualTo("DENY MISSING_ATTR:project");
        assertThat(outcome(PatientTerms.of(new ConsentTerms(new ConsentRef("c", 1), "any", NOON, levels))))
                .isEqualTo("DENY MISSING_ATTR:project");
    }

    /** A yes that lists a purpose nobody understands once counted as the narrowest of all. */
    @Test
    void aPurposeNotUnderstoodMakesNoYesNarrower() {
        Conditions unclear = Conditions.ANY.about(new Listed<>(Set.of(Purpose.MLTRAINING), true));

        assertThat(beats(unclear, about("MLTRAINING"))).isFalse();
    }

    @Test
    void aYesWithoutEvidenceBeatsNothing() {
        ConsentTerms yes = consent("paper", Rule.permit(about("MLTRAINING").to(CHEST_READER.id())));

        assertThat(outcome(PatientTerms.of(yes, consent("ai", NO)))).isEqualTo("DENY CONSENT_DENY");
    }

    /** Two versions of one choice that cannot be ordered: the no won only if it was not the broader. */
    @Test
    void ofOneTopicAndDateTheNoWinsEvenOverANarrowYes() {
        ConsentTerms yes = consent("ai", Rule.permit(about("MLTRAINING").to(CHEST_READER.id())));
        ConsentTerms no =
                new ConsentTerms(new ConsentRef("other", 1), "ai", yes.dateTime(), new ConsentTerms.Rules(NO));

        assertThat(outcome(PatientTerms.of(signed(yes), no))).isEqualTo("DENY CONSENT_DENY");
    }

    /** A yes to exactly the purposes of a registry's opt-out once beat it. */
    @Test
    void aRegistryIsBeatenOnlyByAnswersNarrowerThanIt() {
        RegistryAnswer optOut =
                new RegistryAnswer("NDOO", Set.of(Purpose.of("TRANSRCH")), RegistryAnswer.State.OPTED_OUT);
        PatientTerms same = PatientTerms.of(signed(consent("paper", Rule.permit(about("TRANSRCH")))));
        PatientTerms narrower = PatientTerms.of(
                signed(consent("paper", Rule.permit(about("TRANSRCH").to(MERIDIAN.id())))));
        AccessRequest asked = asks(MERIDIAN, "TRANSRCH");

        assertThat(TruthTable.outcome(ConsentPolicy.decide(asked, same.with(List.of(optOut)), ALWAYS)))
                .isEqualTo("DENY REGISTRY_OPT_OUT");
        assertThat(TruthTable.outcome(ConsentPolicy.decide(asked, narrower.with(List.of(optOut)), ALWAYS)))
                .isEqualTo("PERMIT");
    }

    /** Care that goes on in doubt once hid what a registry and a legal gate say for certain. */
    @Test
    void aDoubtfulNoNeverOpensWhatIsClosedWithoutIt() {
        Rule someone = Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true)));
        RegistryAnswer optOut = new RegistryAnswer("R", Set.of(Purpose.TREAT), RegistryAnswer.State.OPTED_OUT);
        PatientTerms doubtful = PatientTerms.of(consent("any", someone));
        AccessRequest care = asks(NORTHLIGHT, "TREAT");
        Regime asks =
                Worlds.gated("ASKS", Regime.Reach.EVERYWHERE, java.util.Map.of(Purpose.TREAT, PurposeGate.OPT_IN));

        assertThat(TruthTable.outcome(ConsentPolicy.decide(care, doubtful, REGIME)))
                .isEqualTo("PERMIT");
        assertThat(TruthTable.outcome(ConsentPolicy.decide(care, doubtful.with(List.of(optOut)), REGIME)))
                .isEqualTo("DENY INDET_ACTOR");
        assertThat(TruthTable.outcome(ConsentPolicy.decide(care, doubtful, asks)))
                .isEqualTo("DENY INDET_ACTOR");
    }

    /** A doubtful exception inside a certain no once made all of it doubtful, and care went on. */
    @Test
    void aDoubtfulExceptionLeavesTheNoAroundItStanding() {
        Rule someone = Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true)));
        PatientTerms terms = PatientTerms.of(consent("any", Rule.deny(Conditions.ANY, someone)));

        assertThat(TruthTable.outcome(ConsentPolicy.decide(asks(NORTHLIGHT, "TREAT"), terms, REGIME)))
                .isEqualTo("DENY CONSENT_DENY");
    }

    @Test
    void whereRulesHoldTogetherAnyLevelMayNameThePurpose() {
        Conditions research = about("HRESCH");
        Rule inside = Rule.permit(about("MLTRAINING"), Rule.permit(Conditions.ANY));
        Rule around = Rule.permit(Conditions.ANY, Rule.permit(about("MLTRAINING")));
        Rule both = Rule.permit(research, Rule.permit(about("MLTRAINING")));

        assertThat(conjunctive(inside)).isEqualTo("PERMIT");
        assertThat(conjunctive(around)).isEqualTo("PERMIT");
        assertThat(conjunctive(both)).isEqualTo("DENY OPT_IN_MISSING");
    }

    @Test
    void anOptOutWithAYesDeniesAllElseWhileItHolds() {
        ConsentTerms.Rules only =
                new ConsentTerms.Rules(Rule.permit(about("HRESCH")), ConsentTerms.Nesting.REPLACING, true);
        ConsentTerms.Rules ended = new ConsentTerms.Rules(
                Rule.permit(about("HRESCH")).during(new Period(null, NOON.minusSeconds(1))),
                ConsentTerms.Nesting.REPLACING,
                true);

        assertThat(optOut(only, "HRESCH")).isEqualTo("PERMIT");
        assertThat(optOut(only, "HQUALIMP")).isEqualTo("DENY CONSENT_DENY");
        assertThat(optOut(ended, "HQUALIMP")).isEqualTo("PERMIT");
    }

    /** A doubtful exception once made the sure no around it doubtful, and care went on. */
    @Test
    void anOptOutIsCertainWhereAnExceptionMayMatch() {
        Rule someone = Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true)));
        ConsentTerms.Rules rules = new ConsentTerms.Rules(
                Rule.permit(about("HRESCH"), Rule.deny(someone.conditions().about(Listed.of(Purpose.TREAT)))),
                ConsentTerms.Nesting.REPLACING,
                true);

        assertThat(optOut(rules, "TREAT")).isEqualTo("DENY CONSENT_DENY");
    }

    private static String optOut(ConsentTerms.Rules rules, String purpose) {
        ConsentTerms terms = new ConsentTerms(new ConsentRef("c", 1), "any", NOON, rules);
        return TruthTable.outcome(ConsentPolicy.decide(asks(NORTHLIGHT, purpose), PatientTerms.of(terms), REGIME));
    }

    private static String conjunctive(Rule root) {
        ConsentTerms.Rules rules = new ConsentTerms.Rules(root, ConsentTerms.Nesting.CONJUNCTIVE, false);
        return outcome(PatientTerms.of(new ConsentTerms(new ConsentRef("c", 1), "any", NOON, rules)));
    }

    private static boolean beats(Conditions yes, Conditions no) {
        return beats(TRAINING, yes, no);
    }

    private static boolean beats(AccessRequest asked, Conditions yes, Conditions no) {
        PatientTerms both = PatientTerms.of(signed(consent("paper", Rule.permit(yes))), consent("ai", Rule.deny(no)));
        return ConsentPolicy.decide(asked, both, ALWAYS) instanceof Permit;
    }

    private static String outcome(PatientTerms terms) {
        return TruthTable.outcome(ConsentPolicy.decide(TRAINING, terms, ALWAYS));
    }
}
