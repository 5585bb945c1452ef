// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal after the agent was stopped in the middle: copies of its folder stand for what a crash leaves. */
class JournalRecoveryTest {

    @TempDir
    Path folder;

    @TempDir
    Path after;

    @Test
    void anIntentWithoutAnOutcomeMayHaveBeenSentAndIsReportedOnce() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 100);
            release.intend(permit(CHEST), item(CHEST));
            crash();
        }
        Fixture.Intake server = new Fixture.Intake();
        for (int restart = 0; restart < 3; restart++) {
            try (DisclosureJournal journal = Fixture.open(after)) {
                Fixture.ship(journal, server);
            }
        }

        assertThat(server.reports).extracting(DisclosureReport::state).containsExactly(State.SENT, State.UNCERTAIN);
    }

    @Test
    void whereverTheTailIsTornEveryForcedIntentIsReported() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Release release = journal.release(ORIGIN);
            IntStream.range(0, 3).forEach(i -> release.intend(permit(CHEST), item(CHEST)));
            crash();
        }
        Path file = onlyFile(after);
        byte[] whole = Files.readAllBytes(file);
        int end = lastByte(whole) + 1;
        TreeMap<Integer, Integer> intentsByCut = new TreeMap<>();
        for (int cut = end; cut > end - 400; cut -= 7) {
            tear(file, whole, cut);
            try (DisclosureJournal journal = Fixture.open(after)) {
                intentsByCut.put(cut, instances(Fixture.shipped(journal)));
            }
            clear(after);
        }

        assertThat(intentsByCut.lastEntry().getValue()).isEqualTo(3);
        assertThat(intentsByCut.firstEntry().getValue()).isLessThan(3);
        assertThat(List.copyOf(intentsByCut.values())).isSorted();
    }

    @Test
    void sequencesGoOnAfterARestart() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        for (int run = 0; run < 4; run++) {
            try (DisclosureJournal journal = Fixture.open(folder)) {
                try (Release release = journal.release(ORIGIN)) {
                    release.refused(refusal(CHEST));
                }
                Fixture.ship(journal, server);
                journal.doWork();
            }
        }

        assertThat(server.reports).extracting(DisclosureReport::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(count(folder)).isLessThanOrEqualTo(2);
    }

    @Test
    void aNewDiskGoesOnWhereTheServerSaysTheOldOneEnded() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        server.known = 41;
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.refused(refusal(CHEST));
            }
            Fixture.ship(journal, server);
        }

        assertThat(server.reports).extracting(DisclosureReport::sequence).containsExactly(42L);
    }

    @Test
    void filesRollAndGoOnlyOnceTheServerHasTheirReports() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        server.away = true;
        try (DisclosureJournal journal = Fixture.open(folder)) {
            for (int i = 0; i < 200; i++) {
                try (Release release = journal.release(ORIGIN)) {
                    release.intend(permit(CHEST), item(CHEST)).sent(0, 1);
                }
            }
            Fixture.ship(journal, server);
            journal.doWork();
            assertThat(count(folder)).isGreaterThan(4);

            server.away = false;
            Fixture.ship(journal, server);
            journal.doWork();

            assertThat(server.reports).hasSize(200);
            assertThat(count(folder)).isEqualTo(1);
        }
    }

    /** What stood behind it was left out like a torn tail, with a warning, and was gone with the next files. */
    @Test
    void aFileThatIsBrokenInTheMiddleIsKeptForAPersonAlsoIfItIsTheNewest() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            try (Release release = journal.release(ORIGIN)) {
                release.intend(permit(CHEST), item(CHEST)).sent(0, 1);
            }
            crash();
        }
        Path file = onlyFile(after);
        byte[] bytes = Files.readAllBytes(file);
        bytes[200]++;
        Files.write(file, bytes);
        Fixture.open(after).close();

        assertThat(after.resolve(file.getFileName() + ".damaged")).hasBinaryContent(bytes);
    }

    private void crash() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.copy(file, after.resolve(file.getFileName()));
            }
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "disclosures-*.log")) {
            return files.iterator().next();
        }
    }

    private static int count(Path folder) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "disclosures-*.log")) {
            for (Path file : files) {
                count += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return count;
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static int lastByte(byte[] content) {
        int last = content.length - 1;
        while (content[last] == 0) {
            last--;
        }
        return last;
    }

    private static void tear(Path file, byte[] whole, int cut) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(whole, 0, cut));
        }
    }

    private static int instances(List<DisclosureReport> reports) {
        return reports.stream().mapToInt(DisclosureReport::instances).sum();
    }
}
