// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.disclosure.Fixture.ANNA;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.GROUND;
import static org.consentry.agent.disclosure.Fixture.HEAD;
import static org.consentry.agent.disclosure.Fixture.NOON;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureJournalTest {

    @TempDir
    Path folder;

    @Test
    void aReleaseIsOneReportForEachStudyAndOutcome() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.intend(permit(CHEST), item(CHEST)).sent(0, 100);
                release.intend(permit(CHEST), item(CHEST)).sent(0, 200);
                release.intend(permit(CHEST), item(CHEST)).failed(0xA700);
                release.intend(permit(HEAD), item(HEAD)).sent(0, 50);
                release.refused(refusal(HEAD));
            }

            List<DisclosureReport> reports = Fixture.shipped(journal);

            assertThat(reports)
                    .extracting(
                            DisclosureReport::sequence,
                            DisclosureReport::study,
                            DisclosureReport::state,
                            DisclosureReport::instances,
                            DisclosureReport::bytes)
                    .containsExactly(
                            tuple(1L, CHEST, State.SENT, 2, 300L),
                            tuple(2L, CHEST, State.FAILED, 1, 0L),
                            tuple(3L, HEAD, State.SENT, 1, 50L),
                            tuple(4L, HEAD, State.REFUSED, 1, 0L));
            assertThat(reports)
                    .extracting(DisclosureReport::release)
                    .containsOnly(reports.get(0).release());
            assertThat(reports.get(0).deidentification()).containsExactly("113100");
            assertThat(reports.get(0).basis()).containsExactly("DEMO/1");
            assertThat(reports.get(3).reason()).isEqualTo(Reason.CONSENT_DENY);
        }
    }

    @Test
    void whatIsInFlightWhenAReleaseEndsMayHaveBeenSent() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Release release = journal.release(ORIGIN);
            Intent intent = release.intend(permit(CHEST), item(CHEST));
            release.close();
            intent.sent(0, 100);

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::state)
                    .containsExactly(State.UNCERTAIN);
        }
    }

    @Test
    void onlyTheFirstWordOnAnInstanceCounts() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                Intent intent = release.intend(permit(CHEST), item(CHEST));
                intent.failed(0xC000);
                intent.sent(0, 100);
            }

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::state)
                    .containsExactly(State.FAILED);
        }
    }

    @Test
    void aPermitForSomethingElseLetsNothingGo() {
        try (DisclosureJournal journal = Fixture.open(folder);
                Release release = journal.release(ORIGIN)) {
            assertThatThrownBy(() -> release.intend(permit(CHEST), item(HEAD)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aReleaseThatRestsIsReportedAndGoesOnUnderAnotherId() throws Exception {
        Instant[] now = {NOON};
        try (DisclosureJournal journal =
                DisclosureJournal.open(JournalHomes.in(folder), new JournalRoom(Disk.LOCAL, 16 << 10), () -> now[0])) {
            Release release = journal.release(ORIGIN);
            release.refused(refusal(CHEST));
            assertThat(journal.doWork()).isZero();
            now[0] = NOON.plus(Release.REST);
            assertThat(journal.doWork()).isEqualTo(1);
            release.refused(refusal(CHEST));
            release.close();

            List<DisclosureReport> reports = Fixture.shipped(journal);

            assertThat(reports).hasSize(2);
            assertThat(reports.get(0).release()).isNotEqualTo(reports.get(1).release());
        }
    }

    @Test
    void aLongInstanceInFlightIsNoRest() {
        Instant[] now = {NOON};
        try (DisclosureJournal journal =
                DisclosureJournal.open(JournalHomes.in(folder), new JournalRoom(Disk.LOCAL, 16 << 10), () -> now[0])) {
            Release release = journal.release(ORIGIN);
            Intent intent = release.intend(permit(CHEST), item(CHEST));
            now[0] = NOON.plus(Duration.ofMinutes(4));
            assertThat(journal.doWork()).isZero();
            intent.sent(0, 500_000_000);
            now[0] = now[0].plus(Release.REST);

            assertThat(journal.doWork()).isEqualTo(1);
        }
    }

    @Test
    void answersAreOneForEachPatientAndOutcomeWhereverTheyStandInTheRelease() throws Exception {
        // Permits were in no report, and refusals in sums that named nobody.
        Verdict yes = new Verdict(null, answer(ANNA, "Consent/a/_history/1"));
        Verdict no = new Verdict(Reason.CONSENT_DENY, answer(ANNA, "Consent/b/_history/2"));
        Verdict unknown = new Verdict(Reason.NO_PATIENT, answer(null));
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.decided(GROUND, List.of(yes, no, yes), "...");
                release.decided(GROUND, List.of(unknown, yes), "...");
            }

            List<DisclosureReport> reports = Fixture.shipped(journal);

            assertThat(reports)
                    .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                    .containsExactly(
                            tuple(State.PERMITTED, null, 3),
                            tuple(State.REFUSED, Reason.CONSENT_DENY, 1),
                            tuple(State.REFUSED, Reason.NO_PATIENT, 1));
            assertThat(reports)
                    .flatExtracting(DisclosureReport::answers)
                    .containsExactly(
                            new Answer(ANNA, null, 3, Set.of("Consent/a/_history/1"), null),
                            no.answer(),
                            unknown.answer());
        }
    }

    @Test
    void aReleaseWithMoreAnswersThanItMaySumUpGoesOnUnderAnotherId() throws Exception {
        List<Verdict> all = IntStream.rangeClosed(1, Release.MOST_ANSWERS)
                .mapToObj(i -> new Verdict(null, answer(new PatientId("urn:oid:2.999.1", "" + i))))
                .toList();
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.decided(GROUND, all, "...");
                release.decided(GROUND, List.of(all.get(0)), "...");
            }

            List<DisclosureReport> reports = Fixture.shipped(journal);

            assertThat(reports.stream().map(DisclosureReport::release).distinct())
                    .hasSize(2);
            assertThat(reports.stream().mapToInt(report -> report.answers().size()))
                    .hasSize(41)
                    .allMatch(size -> size == 500 || size == 1);
        }
    }

    private static Answer answer(@Nullable PatientId patient, String... basis) {
        return new Answer(patient, null, 1, Set.of(basis), null);
    }

    @Test
    void twoProcessesCannotShareAJournal() {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            assertThat(journal.waiting()).isZero();
            assertThatThrownBy(() -> Fixture.open(folder)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void whatWaitedAndWasDestroyedIsReportedAndKnownAfterARestart() throws Exception {
        Deny no = new Deny(Reason.CONSENT_DENY);
        try (DisclosureJournal journal = Fixture.open(folder)) {
            assertThat(journal.destroyedBefore()).isEmpty();
            try (Release release = journal.release(ORIGIN)) {
                release.destroyed(Fixture.ANNA, CHEST, no, Fixture.GROUND, "a");
                release.destroyed(Fixture.ANNA, CHEST, no, Fixture.GROUND, "b");
                journal.forceRecords();
            }
        }
        try (DisclosureJournal journal = Fixture.open(folder)) {
            assertThat(journal.destroyedBefore()).containsExactlyInAnyOrder("a", "b");
            assertThat(Fixture.shipped(journal))
                    .extracting(
                            DisclosureReport::state,
                            DisclosureReport::reason,
                            DisclosureReport::study,
                            DisclosureReport::instances)
                    .containsExactly(tuple(State.DESTROYED, Reason.CONSENT_DENY, CHEST, 2));
        }
    }
}
