// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.policy.Terms.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Section 5: every reason that rules can give is given, and none is given without one. */
class ReasonsTest {

    /** Reasons that are found before or after the rules: by the server's stores, and by the enforcement agent. */
    private static final Set<Reason> ELSEWHERE = EnumSet.of(
            Reason.NO_PATIENT,
            Reason.OBLIGATION_UNSUPPORTED,
            Reason.INDET_IDENTITY,
            Reason.INDET_STORE,
            Reason.INDET_INCOMPLETE,
            Reason.INDET_STALE,
            Reason.INDET_INTERNAL);

    @Test
    void everyReasonOfTheRulesIsInTheTruthTable() {
        Set<Reason> given = EnumSet.noneOf(Reason.class);
        Stream.concat(TruthTable.rows().stream(), others())
                .map(row -> ConsentPolicy.decide(row.request(), row.terms(), row.regimes()))
                .flatMap(decision -> decision instanceof Deny deny ? Stream.of(deny.reason()) : Stream.of())
                .forEach(given::add);

        Set<Reason> byRules = EnumSet.range(Reason.LAW_PROHIBITED, Reason.INDET_INTERNAL);
        byRules.removeAll(ELSEWHERE);
        assertThat(given).isEqualTo(byRules);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"INDET_.*"},
            mode = Mode.MATCH_ALL)
    void whatCannotBeComputedBlocksUnderItsOwnName(Reason reason) {
        PatientTerms terms = PatientTerms.of(notComputable(reason));

        assertThat(ConsentPolicy.decide(asks(MERIDIAN, "HRESCH"), terms, REGIME))
                .isEqualTo(new Deny(
                        reason,
                        null,
                        List.of(new Basis(Basis.Source.CONSENT, "Consent/c/_history/1", null, Effect.DENY))));
    }

    @Test
    void insideATierTheFirstOfTheTableIsTheReason() {
        Recipients unresolved = new Recipients(Set.of(), false, true);
        Rule someone = Rule.deny(Conditions.ANY.to(unresolved));
        Rule something = Rule.deny(Conditions.ANY.about(new Listed<>(Set.of(), true)));
        Rule aProject = Rule.deny(Conditions.ANY.within(Listed.of("ResearchStudy/1")));
        Rule someoneInAProject =
                Rule.deny(Conditions.ANY.within(Listed.of("ResearchStudy/1")).to(unresolved));

        assertThat(reason(something, someone)).isEqualTo("DENY INDET_ACTOR");
        assertThat(reason(something, someone, aProject)).isEqualTo("DENY MISSING_ATTR:project");
        assertThat(reason(someoneInAProject)).isEqualTo("DENY MISSING_ATTR:project");
        assertThat(reason(someone, aProject, Rule.deny(Conditions.ANY))).isEqualTo("DENY CONSENT_DENY");
    }

    @Test
    void casesComeInTheOrderOfTheTable() {
        List<PatientCase> open = new ArrayList<>();
        for (PatientCase.Kind kind :
                List.of(PatientCase.Kind.LEGAL_HOLD, PatientCase.Kind.ERASURE, PatientCase.Kind.WITHDRAWAL)) {
            open.add(new PatientCase(kind, NORTHLIGHT.id(), Set.of()));
            PatientTerms terms = new PatientTerms(List.of(), open);

            assertThat(ConsentPolicy.decide(asks(NORTHLIGHT, "HRESCH"), terms, REGIME))
                    .extracting(TruthTable::outcome)
                    .isEqualTo("DENY " + kind.reason());
        }
    }

    private static Stream<TruthTable.Row> others() {
        PatientTerms erasure = new PatientTerms(
                List.of(), List.of(new PatientCase(PatientCase.Kind.ERASURE, NORTHLIGHT.id(), Set.of())));
        return Stream.of(
                TruthTable.row("erasure", erasure, asks(NORTHLIGHT, "HRESCH"), ""),
                TruthTable.row("two", terms(Reason.INDET_CONSENT_CONTRADICTORY), asks(NORTHLIGHT, "HRESCH"), ""),
                TruthTable.row("bad", terms(Reason.INDET_CONSENT_MALFORMED), asks(NORTHLIGHT, "HRESCH"), ""),
                TruthTable.row("extended", terms(Reason.INDET_MODIFIER), asks(NORTHLIGHT, "HRESCH"), ""));
    }

    private static PatientTerms terms(Reason reason) {
        return PatientTerms.of(notComputable(reason));
    }

    private static ConsentTerms notComputable(Reason reason) {
        return new ConsentTerms(new ConsentRef("c", 1), "any", NOON, new ConsentTerms.NotComputable(reason));
    }

    private static String reason(Rule... roots) {
        ConsentTerms[] consents = new ConsentTerms[roots.length];
        for (int i = 0; i < roots.length; i++) {
            consents[i] = consent("topic" + i, roots[i]);
        }
        return TruthTable.outcome(ConsentPolicy.decide(asks(MERIDIAN, "HRESCH"), PatientTerms.of(consents), REGIME));
    }
}
