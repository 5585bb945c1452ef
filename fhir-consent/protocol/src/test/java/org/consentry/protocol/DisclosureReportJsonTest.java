// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Terms;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureReportJsonTest {

    @Test
    void reportsComeBackAsTheyWere() {
        DisclosureReport sent = report(1, State.SENT, null, "decision");
        DisclosureReport refused = report(2, State.REFUSED, Reason.CONSENT_DENY, null);
        DisclosureReportJson.Batch batch = new DisclosureReportJson.Batch("agent-1", List.of(sent, refused));

        assertThat(DisclosureReportJson.readBatch(
                        DisclosureReportJson.write(batch).toString()))
                .isEqualTo(batch);
    }

    @Test
    void aSumOfAnswersComesBackAndIsOneReportForEachOfThem() {
        DisclosureReport.Answer anna =
                new DisclosureReport.Answer(Terms.ANNA, Terms.SCAN, 2, Set.of("Consent/a/_history/1"), "d1");
        DisclosureReport.Answer nobody = new DisclosureReport.Answer(null, null, 3, Set.of(), null);
        DisclosureReport sum = sum(List.of(anna, nobody));

        assertThat(DisclosureReportJson.read(DisclosureReportJson.write(sum))).isEqualTo(sum);
        assertThat(sum.each())
                .extracting(
                        DisclosureReport::patient,
                        DisclosureReport::study,
                        DisclosureReport::instances,
                        DisclosureReport::basis,
                        DisclosureReport::decision)
                .containsExactly(
                        tuple(Terms.ANNA, Terms.SCAN, 2, Set.of("Consent/a/_history/1"), "d1"),
                        tuple(null, null, 3, Set.of(), "cohort"));
        assertThat(report(1, State.SENT, null, null).each()).containsExactly(report(1, State.SENT, null, null));
    }

    @Test
    void aSumHasNoMoreAnswersThanOneRequestCanTake() {
        DisclosureReport.Answer one = new DisclosureReport.Answer(null, null, 1, Set.of(), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum(Collections.nCopies(DisclosureReport.MOST_ANSWERS + 1, one)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisclosureReport.Answer(null, null, 0, Set.of(), null));
    }

    @Test
    void aRefusalAndNothingElseHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.REFUSED, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.SENT, Reason.CONSENT_DENY, null));
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.DESTROYED, null, null));
    }

    @Test
    void whoActedByHandAndWhyComesBackAsItWas() {
        HandAct act = new HandAct(HandAct.Kind.HOLD, "Olga Ortiz", "a-1", "Northlight moves house");
        DisclosureReport report = handled(act);

        assertThat(DisclosureReportJson.read(DisclosureReportJson.write(report)))
                .isEqualTo(report);
        assertThat(act.toString()).isEqualTo("HandAct[HOLD]");
    }

    @Test
    void anActHasWhoAndWhyInOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> handled(null));
        for (String bad : List.of("", "  ", "no", "two\nlines", "x".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HandAct(HandAct.Kind.DROP, "Olga Ortiz", "a-1", bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new HandAct(HandAct.Kind.DROP, "", "a-1", "mistake"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HandAct(HandAct.Kind.DROP, "Olga", " ", "mistake"));
    }

    @Test
    void whatWasSeenLeavingComesBackAsItWas() {
        DisclosureReport report = seen(new Sighting(Sighting.Source.EXPORT_LIST, "Archive", "LAB"));

        assertThat(DisclosureReportJson.read(DisclosureReportJson.write(report)))
                .isEqualTo(report);
    }

    /** A report of whole objects is as it was, so that what an earlier version signed stays the same. */
    @Test
    void thatOnlyHeadersWereShownComesBackAndIsSaidOfNothingThatStayed() {
        DisclosureReport objects = report(1, State.SENT, null, "decision");
        DisclosureReport headers = objects.ofHeaders();

        assertThat(DisclosureReportJson.read(DisclosureReportJson.write(headers)))
                .isEqualTo(headers);
        assertThat(DisclosureReportJson.write(headers).getString("content")).isEqualTo("HEADER");
        assertThat(DisclosureReportJson.write(objects)).doesNotContainKey("content");
        assertThat(report(1, State.UNCERTAIN, null, null).ofHeaders().content())
                .isEqualTo(DisclosureReport.Content.HEADER);
        DisclosureReport refused = report(1, State.REFUSED, Reason.CONSENT_DENY, null);
        assertThatIllegalArgumentException().isThrownBy(refused::ofHeaders);
    }

    @Test
    void whatWasSeenAndNothingElseSaysHowItIsKnown() {
        assertThatIllegalArgumentException().isThrownBy(() -> seen(null));
        assertThatIllegalArgumentException().isThrownBy(() -> report(1, State.SEEN, null, null));
        for (String bad : List.of("", " ", "two\nlines", "x".repeat(201))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Sighting(Sighting.Source.TOLD, bad, "LAB"));
        }
    }

    @Test
    void sequencesStartAtOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> report(0, State.SENT, null, null));
    }

    @Test
    void aMalformedReportIsNamedByPlace() {
        String wrong = DisclosureReportJson.write(report(1, State.SENT, null, null))
                .toString()
                .replace("\"SENT\"", "\"LOST\"");

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> DisclosureReportJson.readBatch("{\"agent\":\"a\",\"reports\":[" + wrong + "]}"))
                .withMessageStartingWith(
                        "expected one of [SENT, FAILED, REFUSED, UNCERTAIN, PERMITTED, DESTROYED, HANDLED, SEEN] at batch.reports[0].state");
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> DisclosureReportJson.readBatch("[]"));
    }

    private static DisclosureReport handled(@Nullable HandAct act) {
        return new DisclosureReport(
                5,
                "release",
                Instant.parse("2026-06-15T12:00:00Z"),
                Terms.ANNA,
                Terms.SCAN,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                State.HANDLED,
                null,
                2,
                0,
                List.of(),
                Identifiability.STAYED,
                "US",
                null,
                Set.of(),
                "demo/1",
                17,
                SentBy.PERSON,
                List.of(),
                act,
                null,
                DisclosureReport.Content.OBJECTS);
    }

    private static DisclosureReport seen(@Nullable Sighting sighting) {
        return new DisclosureReport(
                6,
                "release",
                Instant.parse("2026-06-15T12:00:00Z"),
                null,
                Terms.SCAN,
                new RecipientId("ae:LAB"),
                DisclosureReport.UNTOLD,
                "",
                State.SEEN,
                null,
                0,
                0,
                List.of(),
                Identifiability.UNTOLD,
                "",
                null,
                Set.of(),
                null,
                17,
                SentBy.COMPUTER,
                List.of(),
                null,
                sighting,
                DisclosureReport.Content.OBJECTS);
    }

    private static DisclosureReport sum(List<DisclosureReport.Answer> answers) {
        return new DisclosureReport(
                4,
                "release",
                Instant.parse("2026-06-15T12:00:00Z"),
                null,
                null,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "export-demo",
                State.PERMITTED,
                null,
                5,
                0,
                List.of(),
                Identifiability.STAYED,
                "US",
                "cohort",
                Set.of(),
                "demo/1",
                17,
                SentBy.COMPUTER,
                answers,
                null,
                null,
                DisclosureReport.Content.OBJECTS);
    }

    private static DisclosureReport report(
            long sequence, State state, @Nullable Reason reason, @Nullable String decision) {
        return new DisclosureReport(
                sequence,
                "release",
                Instant.parse("2026-06-15T12:00:00Z"),
                decision == null ? null : Terms.ANNA,
                decision == null ? null : Terms.SCAN,
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                state,
                reason,
                3,
                526_000,
                List.of("113100", "113107"),
                Identifiability.CODED,
                "US",
                decision,
                Set.of("Consent/x/_history/2"),
                decision == null ? null : "demo/1",
                17,
                SentBy.COMPUTER);
    }
}
