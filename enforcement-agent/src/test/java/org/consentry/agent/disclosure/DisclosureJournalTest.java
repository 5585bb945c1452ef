// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
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
                DisclosureJournal.open(folder, new JournalRoom(Disk.LOCAL, 16 << 10), () -> now[0], new Random())) {
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
                DisclosureJournal.open(folder, new JournalRoom(Disk.LOCAL, 16 << 10), () -> now[0], new Random())) {
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
    void answersAreOneReportForEachReason() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.decided(GROUND, 900, new TreeMap<>(Map.of(Reason.CONSENT_DENY, 100)), "...");
                release.decided(GROUND, 0, new TreeMap<>(Map.of(Reason.CONSENT_DENY, 20, Reason.NO_PATIENT, 3)), "...");
            }

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::reason, DisclosureReport::instances, DisclosureReport::study)
                    .containsExactly(tuple(Reason.CONSENT_DENY, 120, null), tuple(Reason.NO_PATIENT, 3, null));
        }
    }

    @Test
    void twoProcessesCannotShareAJournal() {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            assertThat(journal.waiting()).isZero();
            assertThatThrownBy(() -> Fixture.open(folder)).isInstanceOf(RuntimeException.class);
        }
    }
}
