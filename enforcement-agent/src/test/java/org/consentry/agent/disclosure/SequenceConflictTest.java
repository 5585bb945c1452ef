// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.HEAD;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that was restored from an old backup: its next numbers are other reports at the server. */
class SequenceConflictTest {

    @TempDir
    Path folder;

    @TempDir
    Path backup;

    private final Server server = new Server();

    /** A server that keeps reports by number and takes a batch whole or not at all, as ours does. */
    private static final class Server implements DisclosureIntake {
        private final TreeMap<Long, DisclosureReport> reports = new TreeMap<>();

        @Override
        public long take(List<DisclosureReport> batch) throws SequenceConflictException {
            for (DisclosureReport report : batch) {
                if (!reports.getOrDefault(report.sequence(), report).equals(report)) {
                    throw new SequenceConflictException();
                }
            }
            batch.forEach(report -> reports.put(report.sequence(), report));
            return reports.size();
        }

        private List<StudyUid> studies() {
            return reports.values().stream()
                    .flatMap(report -> Stream.ofNullable(report.study()))
                    .toList();
        }
    }

    /** One report the backup knows to be at the server, one it does not, and one that was made after it. */
    @BeforeEach
    void theBackupIsOlderThanTheServer() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Outbox outbox = new Outbox(journal, server);
            release(journal, CHEST);
            outbox.doWork();
            release(journal, CHEST);
            journal.forceAll();
            copy();
            outbox.doWork();
            release(journal, CHEST);
            outbox.doWork();
        }
        assertThat(server.reports).hasSize(3);
    }

    @Test
    void aRestoredJournalIsInConflictBeforeAnythingLeaves() throws Exception {
        // It was noticed with the first new report only, and never said but in the log.
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server);
            outbox.doWork();

            assertThat(outbox.conflict()).hasValue(3);
        }
    }

    @Test
    void anotherReportUnderATakenNumberIsAConflictAndIsKept() throws Exception {
        // The agent went on asking for ever, and was ready all the time.
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server);
            release(journal, HEAD);
            release(journal, HEAD);
            outbox.doWork();

            assertThat(outbox.conflict()).hasValue(3);
            assertThat(journal.waiting()).isEqualTo(3);
            assertThat(server.studies()).containsExactly(CHEST, CHEST, CHEST);
        }
    }

    @Test
    void theRepairKeepsBothRecordsEachOnce() throws Exception {
        // There was no repair: the reports since the backup could not reach the server any more.
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server, 3);
            release(journal, HEAD);
            release(journal, HEAD);
            outbox.doWork();
            outbox.doWork();

            assertThat(outbox.conflict()).isEmpty();
            assertThat(journal.waiting()).isZero();
            assertThat(server.studies()).containsExactly(CHEST, CHEST, CHEST, HEAD, HEAD);
        }
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server, 3);
            release(journal, CHEST);
            outbox.doWork();

            assertThat(outbox.conflict()).isEmpty();
            assertThat(server.studies()).containsExactly(CHEST, CHEST, CHEST, HEAD, HEAD, CHEST);
        }
    }

    @Test
    void aRepairThatIsCutOffIsDoneAgainWithoutCountingTwice() throws Exception {
        try (DisclosureJournal journal = Fixture.open(backup)) {
            release(journal, HEAD);
            // As a crash leaves it: the report that both have is acknowledged, the numbers are the old ones.
            journal.acknowledgedForced(2);
        }
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server, 3);
            outbox.doWork();
            outbox.doWork();

            assertThat(outbox.conflict()).isEmpty();
            assertThat(server.studies()).containsExactly(CHEST, CHEST, CHEST, HEAD);
        }
    }

    @Test
    void theRepairOfAnotherNumberChangesNothing() throws Exception {
        // Two agents under one id would else go on in turns.
        try (DisclosureJournal journal = Fixture.open(backup)) {
            Outbox outbox = new Outbox(journal, server, 2);
            release(journal, HEAD);
            outbox.doWork();
            outbox.doWork();

            assertThat(outbox.conflict()).hasValue(3);
            assertThat(server.studies()).containsExactly(CHEST, CHEST, CHEST);
        }
    }

    private static void release(DisclosureJournal journal, StudyUid study) {
        try (Release release = journal.release(ORIGIN)) {
            release.intend(permit(study), item(study)).sent(0, 100);
        }
    }

    private void copy() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.copy(file, backup.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}
