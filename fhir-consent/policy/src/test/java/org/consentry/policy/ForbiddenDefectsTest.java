// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.policy.Terms.*;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 17: what went wrong in other engines, as far as rules are to blame; the numbers are the section's. */
class ForbiddenDefectsTest {

    private static final AccessRequest RESEARCH = asks(NORTHLIGHT, "HRESCH");
    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");
    private static final Rule YES = Rule.permit(about("MLTRAINING"));
    private static final Rule NO = Rule.deny(about("MLTRAINING"));
    private static final Rule NO_MG = Rule.deny(Conditions.ANY.showing(Listed.of(Code.modality("MG")), null));

    @Test
    void defect1AChildsOwnTypeIsReadSoThatAYesInsideAYesStaysAYes() {
        assertThat(outcome(TRAINING, Rule.permit(Conditions.ANY, YES))).isEqualTo("PERMIT");
        assertThat(outcome(TRAINING, Rule.permit(Conditions.ANY, Rule.permit(Conditions.ANY, NO, YES))))
                .isEqualTo("DENY CONSENT_DENY");
    }

    @Test
    void defect2AnExpiredExceptionDoesNotActAndANarrowNoBlocksNothingElse() {
        Rule expired = NO.during(new Period(null, NOON.minusSeconds(1)));
        AccessRequest ofCt = RESEARCH.about(RESEARCH.study().coded(Set.of(Code.modality("CT")), Set.of(), Set.of()));

        assertThat(outcome(TRAINING, Rule.permit(about("MLTRAINING"), expired))).isEqualTo("PERMIT");
        assertThat(outcome(ofCt, NO_MG)).isEqualTo("PERMIT");
    }

    @Test
    void defect3AnUnrelatedYesVoidsNoNoAndAFutureChoiceHidesNothing() {
        ConsentTerms unrelated = consent("research", "2026-06-01T09:00:00Z", 1, Rule.permit(about("HRESCH")));
        ConsentTerms future = consent("ai", "2026-06-16T09:00:00Z", 2, YES);

        assertThat(outcome(TRAINING, consent("ai", NO), unrelated)).isEqualTo("DENY CONSENT_DENY");
        assertThat(outcome(TRAINING, consent("ai", NO), future)).isEqualTo("DENY CONSENT_DENY");
    }

    @Test
    void defect4PurposesAreAHierarchyAreAllAskedAndForeignCodesMatch() {
        Purpose foreign = new Purpose("urn:other", "X");
        AccessRequest asked = new AccessRequest(
                ANNA,
                RESEARCH.study(),
                NORTHLIGHT,
                Set.of(foreign),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOON);

        assertThat(outcome(asks(NORTHLIGHT, "BIORCH"), Rule.deny(about("HRESCH"))))
                .isEqualTo("DENY CONSENT_DENY");
        assertThat(outcome(asks(NORTHLIGHT, "HRESCH", "MLTRAINING"), Rule.permit(about("HRESCH"))))
                .isEqualTo("DENY OPT_IN_MISSING");
        assertThat(outcome(asked, Rule.deny(Conditions.purposes(foreign)))).isEqualTo("DENY CONSENT_DENY");
        assertThat(outcome(asked, Rule.permit(Conditions.purposes(foreign)))).isEqualTo("PERMIT");
        assertThat(outcome(asked, Rule.permit(Conditions.ANY))).isEqualTo("DENY PURPOSE_UNKNOWN");
    }

    @Test
    void defect5AnUnresolvableActorIsNotSwallowed() {
        Recipients someone = new Recipients(Set.of(), false, true);

        assertThat(outcome(RESEARCH, Rule.deny(Conditions.ANY.to(someone)))).isEqualTo("DENY INDET_ACTOR");
        assertThat(outcome(TRAINING, Rule.permit(about("MLTRAINING").to(someone))))
                .isEqualTo("DENY OPT_IN_MISSING");
    }

    @Test
    void defect6AnExpiredNoNeverRevivesTheYesItReplaced() {
        Rule expired = NO.during(new Period(null, NOON.minusSeconds(1)));

        assertThat(outcome(TRAINING, consent("ai", YES), consent("ai", "2026-05-01T09:00:00Z", 2, expired)))
                .isEqualTo("DENY OPT_IN_MISSING");
    }

    @Test
    void defect7ASilentRegistryIsNoAllClearAndNoOptOut() {
        PatientTerms silent = PatientTerms.of(consent("research", Rule.permit(about("HRESCH"))))
                .with(List.of(new RegistryAnswer("NDOO", Set.of(Purpose.HRESCH), RegistryAnswer.State.UNKNOWN)));

        assertThat(TruthTable.outcome(ConsentPolicy.decide(RESEARCH, silent, REGIME)))
                .isEqualTo("DENY INDET_REGISTRY");
    }

    @Test
    void defect10TheDayOfTheTestChangesNothing() {
        Rule year =
                YES.during(new Period(Instant.parse("1999-01-01T00:00:00Z"), Instant.parse("1999-12-31T23:59:59Z")));
        PatientTerms old = PatientTerms.of(consent("ai", "1998-01-01T00:00:00Z", 1, year));

        assertThat(ConsentPolicy.decide(TRAINING.at(Instant.parse("1999-06-01T00:00:00Z")), old, REGIME))
                .isInstanceOf(Permit.class);
    }

    private static String outcome(AccessRequest asked, Rule root) {
        return outcome(asked, consent("any", root));
    }

    private static String outcome(AccessRequest asked, ConsentTerms... consents) {
        return TruthTable.outcome(ConsentPolicy.decide(asked, PatientTerms.of(consents), REGIME));
    }
}
