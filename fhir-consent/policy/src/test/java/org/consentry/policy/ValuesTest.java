// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.consentry.policy.Terms.*;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1..2", "1.2.", "a", "1.2 ", "\u0661.2"})
    void malformedUidsAreRejected(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StudyUid(value));
    }

    @Test
    void leadingZerosAreReadAsFilesHaveThemAndMakeAnotherUid() {
        // Scans of machines that write such UIDs could neither be registered nor asked about.
        assertThat(new StudyUid("1.2.0840.007").value()).isEqualTo("1.2.0840.007");
        assertThat(new StudyUid("1.02")).isNotEqualTo(new StudyUid("1.2"));
    }

    @Test
    void uidsAreAtMost64Characters() {
        String longest = "1." + "2".repeat(62);
        assertThat(new StudyUid(longest).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new StudyUid(longest + "2"));
    }

    @Test
    void patientIdNeverPrintsItsValueAndNeedsBothParts() {
        assertThat(ANNA).asString().contains("urn:oid:2.999.1").doesNotContain("4711");
        assertThatIllegalArgumentException().isThrownBy(() -> new PatientId(" ", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PatientId("a", " "));
    }

    @Test
    void thePresentIsNoEarlierThanAnyChoiceThatIsHereUnlessThatIsOfTheFuture() {
        ConsentTerms old = consent("old", "2026-06-15T11:59:59Z", 1, Rule.deny(about("HRESCH")));
        ConsentTerms ahead = consent("ahead", "2026-06-15T12:03:00Z", 1, Rule.deny(about("HRESCH")));
        ConsentTerms furthest = consent("furthest", "2026-06-15T12:05:00Z", 1, Rule.deny(about("HRESCH")));
        ConsentTerms future = consent("future", "2026-06-15T12:05:00.001Z", 1, Rule.deny(about("HRESCH")));

        assertThat(PatientTerms.NONE.present(NOON)).isEqualTo(NOON);
        assertThat(PatientTerms.of(old, future).present(NOON)).isEqualTo(NOON);
        assertThat(PatientTerms.of(ahead, old, future).present(NOON)).isEqualTo("2026-06-15T12:03:00Z");
        assertThat(PatientTerms.of(ahead, furthest, old, ahead).present(NOON)).isEqualTo("2026-06-15T12:05:00Z");
    }

    @Test
    void aChoiceFurtherAheadThanClocksDifferIsNoticed() {
        ConsentTerms furthest = consent("furthest", "2026-06-15T12:05:00Z", 1, Rule.deny(about("HRESCH")));
        ConsentTerms future = consent("future", "2026-06-15T12:05:00.001Z", 1, Rule.deny(about("HRESCH")));

        assertThat(PatientTerms.of(furthest).isAheadOf(NOON)).isFalse();
        assertThat(PatientTerms.of(furthest, future).isAheadOf(NOON)).isTrue();
    }

    @Test
    void whatMustNotBeDoneIsTold() {
        assertThat(List.of("NORELINK", "ORCON", "NOMLTRAIN")).allMatch(code -> new Obligation(code).isRefrain());
        assertThat(List.of("DEID", "synthetic-only", "NONSENSE")).noneMatch(code -> new Obligation(code).isRefrain());
    }

    @Test
    void codesSortBySystemThenCode() {
        assertThat(Code.modality("CT")).isLessThan(Code.modality("MG")).isLessThan(Code.sensitivity("A"));
        assertThat(Code.sensitivity("A")).isGreaterThan(Code.modality("CT"));
    }

    @Test
    void aPeriodCoversWhatLiesInsideAndOverlapsWhatTouches() {
        assertThat(period(1L, 5L).covers(period(1L, 5L))).isTrue();
        assertThat(period(1L, 5L).covers(period(null, 5L))).isFalse();
        assertThat(period(1L, 5L).covers(period(2L, null))).isFalse();
        assertThat(period(1L, 5L).covers(period(0L, 5L))).isFalse();
        assertThat(period(1L, 5L).covers(period(2L, 6L))).isFalse();
        assertThat(period(null, 5L).covers(period(null, 5L))).isTrue();
        assertThat(period(1L, null).covers(period(2L, null))).isTrue();
        assertThat(period(1L, 5L).overlaps(period(5L, 9L))).isTrue();
        assertThat(period(1L, 5L).overlaps(period(6L, 9L))).isFalse();
        assertThat(period(1L, null).overlaps(period(6L, null))).isTrue();
        assertThat(period(null, 5L).overlaps(period(null, 4L))).isTrue();
    }

    @Test
    void aRequestStatesAPurpose() {
        assertThatIllegalArgumentException().isThrownBy(() -> asks(NORTHLIGHT));
    }

    @Test
    void valuesKeepCopies() {
        Set<StudyUid> studies = new HashSet<>(Set.of(SCAN));
        Listed<StudyUid> listed = new Listed<>(studies, false);

        studies.clear();

        assertThat(listed.values()).containsExactly(SCAN);
    }

    @ParameterizedTest(name = "{0}..{1} and {2}..{3}")
    @CsvSource(nullValues = "-", textBlock = """
        -, -, -, -,  -, -
        1, -, -, 9,  1, 9
        1, 8, 2, 9,  2, 8
        2, 9, 1, 8,  2, 8
        -, 5, 3, -,  3, 5
        """)
    void periodsIntersect(
            @org.jspecify.annotations.Nullable Long start,
            @org.jspecify.annotations.Nullable Long end,
            @org.jspecify.annotations.Nullable Long otherStart,
            @org.jspecify.annotations.Nullable Long otherEnd,
            @org.jspecify.annotations.Nullable Long bothStart,
            @org.jspecify.annotations.Nullable Long bothEnd) {
        assertThat(period(start, end).intersect(period(otherStart, otherEnd))).isEqualTo(period(bothStart, bothEnd));
    }

    @Test
    void theStrongestDeidentificationStaysDueUntilTheDataIsThere() {
        assertThat(TruthTable.outcome(left(DeidState.PSEUDONYMISED, Obligation.PSEUD)))
                .isEqualTo("PERMIT");
        assertThat(TruthTable.outcome(left(DeidState.PSEUDONYMISED, Obligation.DEID)))
                .isEqualTo("PERMIT DEID");
        assertThat(TruthTable.outcome(left(DeidState.LIMITED, Obligation.PSEUD)))
                .isEqualTo("PERMIT PSEUD");
        assertThat(TruthTable.outcome(left(DeidState.DEIDENTIFIED, Obligation.PSEUD, Obligation.DEID)))
                .isEqualTo("PERMIT");
        assertThat(TruthTable.outcome(left(DeidState.DEIDENTIFIED, Obligation.DEID, Obligation.ANONY)))
                .isEqualTo("PERMIT ANONY");
        assertThat(TruthTable.outcome(left(DeidState.ANONYMOUS, Obligation.ANONY, new Obligation("AOD"))))
                .isEqualTo("PERMIT AOD");
    }

    @Test
    void aDecisionIdDependsOnTheOutcomeAndOnTheRequest() {
        AccessRequest asked = asks(NORTHLIGHT, "HRESCH");
        Decision permit = ConsentPolicy.decide(asked, PatientTerms.NONE, REGIME);
        RegimeSet regimes = RegimeSet.of(REGIME);
        String id = DecisionId.of(asked, PatientTerms.NONE, regimes, permit);

        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(DecisionId.of(asked, PatientTerms.NONE, regimes, permit)).isEqualTo(id);
        for (AccessRequest other : List.of(
                asks(MERIDIAN, "HRESCH"),
                asks(NORTHLIGHT, "TRANSRCH"),
                asked.to(Action.COLLECT),
                asked.of(DeidState.LIMITED),
                asked.at(NOON.plusSeconds(1)),
                asked.in(Circumstances.NONE.paid()),
                asked.in(Circumstances.NONE.forProject("ResearchStudy/1")),
                asked.in(Circumstances.NONE.in(new Place("US", null, null))),
                asked.in(Circumstances.NONE.demanding(Set.of(Obligation.DEID))),
                asked.about(Study.of(OTHER_SCAN)),
                asked.about(asked.study().flagged(ConsentFlag.YES)),
                asked.about(asked.study().taken(Period.ALWAYS)),
                asked.about(asked.study().coded(Set.of(Code.modality("CT")), Set.of(), Set.of())),
                asked.about(asked.study().labeled(Confidentiality.R, Set.of())),
                asked.about(asked.study().from(null, Set.of(), null)))) {
            assertThat(DecisionId.of(other, PatientTerms.NONE, regimes, permit))
                    .as("%s", other)
                    .isNotEqualTo(id);
        }
        PatientTerms terms = PatientTerms.of(consent("ai", Rule.permit(about("MLTRAINING"))));
        assertThat(DecisionId.of(asked, terms, regimes, permit)).isNotEqualTo(id);
        assertThat(DecisionId.of(asked, PatientTerms.NONE, regimes, new Deny(Reason.NO_PATIENT)))
                .isNotEqualTo(id);
    }

    @Test
    void aCohortIsCountedByCode() {
        CohortTally tally = new CohortTally();

        tally.add(ConsentPolicy.decide(asks(NORTHLIGHT, "HRESCH"), PatientTerms.NONE, REGIME));
        tally.add(new Deny(Reason.NO_PATIENT));
        tally.add(new Deny(Reason.NO_PATIENT));
        tally.add(new Deny(Reason.MISSING_ATTR, "study", List.of()));

        assertThat(tally.permitted()).isEqualTo(1);
        assertThat(tally.denied()).containsEntry("NO_PATIENT", 2L).containsEntry("MISSING_ATTR:study", 1L);
    }

    private static Decision left(DeidState state, Obligation... demanded) {
        AccessRequest asked = asks(NORTHLIGHT, "MLTRAINING");
        Rule yes = Rule.permit(about("MLTRAINING")).demanding(demanded);
        return ConsentPolicy.decide(asked.of(state), PatientTerms.of(consent("ai", yes)), REGIME);
    }

    private static Period period(
            @org.jspecify.annotations.Nullable Long start, @org.jspecify.annotations.Nullable Long end) {
        return new Period(
                start == null ? null : Instant.ofEpochSecond(start), end == null ? null : Instant.ofEpochSecond(end));
    }

    @Test
    void aSpanEndsNoEarlierThanItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(NOON, NOON.minusNanos(1)));
        assertThat(Span.at(NOON)).isEqualTo(new Span(NOON, NOON));
    }

    @Test
    void labelsThatAreStatedListSomething() {
        Listed<Confidentiality> unclear = new Listed<>(Set.of(), true);

        assertThatIllegalArgumentException().isThrownBy(() -> new Labels(Set.of(), Set.of(), false));
        assertThat(Labels.of(null, null)).isNull();
        assertThat(Labels.of(unclear, null)).isEqualTo(new Labels(Set.of(), Set.of(), true));
        assertThat(Labels.of(Listed.of(Confidentiality.R), Listed.of(Code.sensitivity("HIV"))))
                .isEqualTo(new Labels(Set.of(Confidentiality.R), Set.of(Code.sensitivity("HIV")), false));
    }
}
