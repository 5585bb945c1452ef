// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.Reason;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExportDecisionTest {
    private static final ExportQuestion QUESTION = ExportQuestion.disclosing(
            Told.ANNA, Told.CHEST, Told.NORTHLIGHT, Set.of(Purpose.MLTRAINING), Set.of(Obligation.DEID));
    private static final Obligation ENCRYPT = new Obligation("ENCRYPT");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowHolds(ExportTable.Row row) {
        ExportDecision made = ExportDecision.of(row.asked(), new ToldFacts(row.told()), row.certainty(), Told.NOON);

        assertThat(TruthTable.outcome(made.decision())).isEqualTo(row.expected());
    }

    static Stream<ExportTable.Row> rows() {
        return ExportTable.rows().stream();
    }

    @Test
    void aNumberOfNoPatientHereIsNobodys() {
        ExportFacts nobody = new ToldFacts(Told.yes(), false, null);

        assertThat(ExportDecision.of(QUESTION, nobody, Certainty.SURE, Told.NOON)
                        .decision())
                .isEqualTo(new Deny(Reason.NO_PATIENT));
    }

    @Test
    void aRouteThatIsNotOpenLetsNothingOut() {
        ExportFacts closed = new ToldFacts(Told.yes());

        assertThat(ExportDecision.of(QUESTION.on("AI"), closed, Certainty.SURE, Told.NOON)
                        .decision())
                .isEqualTo(new Deny(Reason.DEST_UNREGISTERED));
    }

    /** A yes to one project held no scan on the route of that project, since a sender's word was asked for it. */
    @Test
    void aRouteSaysForWhichProjectAndWhatItDemands() {
        Route route = Route.open(
                "AI",
                Purpose.MLTRAINING,
                RecipientPlace.plain("AI", "127.0.0.1", 1),
                new Route.Agreed(Set.of(ENCRYPT), null, "lung", null));
        ExportFacts open = new ToldFacts(Told.yes(), true, route);

        ExportDecision made = ExportDecision.of(QUESTION.on("AI"), open, Certainty.SURE, Told.NOON);

        assertThat(made.request().circumstances().project()).isEqualTo("lung");
        assertThat(made.request().circumstances().duties()).containsExactly(ENCRYPT);
        assertThat(made.reason()).isEqualTo(Reason.OBLIGATION_UNSUPPORTED);
    }

    @Test
    void otherRulesMakeAnotherDecisionAndAnotherName() {
        Regime strict = new Regime("STRICT", 1, Map.of(Purpose.MLTRAINING, PurposeGate.FORBIDDEN), Map.of(), true);
        ToldFacts known = new ToldFacts(Told.yes());

        ExportDecision today = ExportDecision.of(QUESTION, known, Certainty.SURE, Told.NOON);
        ExportDecision then = ExportDecision.of(QUESTION, known.under(RegimeSet.of(strict)), Certainty.SURE, Told.NOON);

        assertThat(today.isPermit()).isTrue();
        assertThat(then.reason()).isEqualTo(Reason.LAW_PROHIBITED);
        assertThat(List.of(today.regime(), then.regime())).containsExactly("DEMO/1", "STRICT/1");
        assertThat(today.id()).isNotEqualTo(then.id());
    }

    @Test
    void oneThatWasNotRecordedIsNoYes() {
        ExportDecision made = ExportDecision.of(QUESTION, new ToldFacts(Told.yes()), Certainty.SURE, Told.NOON);

        ExportDecision lost = made.but(new Deny(Reason.AUDIT_UNAVAILABLE));

        assertThat(lost.isPermit()).isFalse();
        assertThat(lost.request()).isEqualTo(made.request());
    }

    @Test
    void whoPermitsNothingSaysWhy() {
        assertThatThrownBy(() -> new Certainty(null, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
