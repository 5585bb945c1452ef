// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Rooted;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.disclosure.proof.JournalKey;
import org.consentry.agent.disclosure.proof.JournalPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {

    private static final JournalPublicKey KEY = JournalHomes.KEY.publicKey();

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsFoundAsItWas() throws Exception {
        run(3);
        run(2);
        FolderFindings found = check();

        assertThat(found.faults()).isEmpty();
        assertThat(found.proven()).isEqualTo(5);
        assertThat(found.open() + found.torn() + found.cut()).isZero();
        assertThat(found.chain().number()).isEqualTo(5);
        assertThat(found.signed()).isEqualTo(found.chain());
    }

    /** A cut end shows to who noted a link elsewhere: the server does, and asks for no more than the log has. */
    @Test
    void theServerIsToldTheLinkThatTheFolderIsCheckedAgainst() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Outbox outbox = new Outbox(journal, server);
            outbox.doWork();
            assertThat(server.links).isEmpty();
            for (int i = 0; i < 3; i++) {
                release(journal);
                journal.doWork();
                outbox.doWork();
            }
        }

        ChainHead noted = server.links.getFirst();
        assertThat(server.links).as("one an hour").hasSize(1);
        assertThat(noted.number()).isEqualTo(1);
        assertThat(FolderCheck.of(folder, KEY, noted).faults()).isEmpty();
    }

    /** Reports went on waiting for it; and it is told again. */
    @Test
    void aLinkThatTheServerDoesNotTakeIsToldAgain() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Outbox outbox = new Outbox(journal, server);
            release(journal);
            journal.doWork();
            server.away = true;
            outbox.doWork();
            assertThat(server.links).isEmpty();
            server.away = false;
            outbox.doWork();
        }

        assertThat(server.links).hasSize(1);
    }

    @Test
    void anAgentThatRunsCanBeChecked() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            release(journal);
            journal.release(ORIGIN).refused(refusal(CHEST));
            journal.doWork();

            FolderFindings found = check();
            assertThat(found.faults()).isEmpty();
            assertThat(found.proven()).isEqualTo(1);
            assertThat(found.open()).isEqualTo(1);
        }
    }

    @Test
    void manyFilesAreOneChain() throws Exception {
        run(60);
        FolderFindings found = check();

        assertThat(found.faults()).isEmpty();
        assertThat(found.files()).isGreaterThan(2);
        assertThat(found.proven()).isEqualTo(60);
    }

    @Test
    void whatABrokenDiskMadeWrittenTwiceIsNoFault() throws Exception {
        BrokenDisk disk = new BrokenDisk();
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            release(journal);
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            disk.full = true;
            try {
                release.refused(refusal(CHEST));
            } catch (JournalUnavailableException e) {
                disk.full = false;
            }
            journal.doWork();
            release.close();
        }
        assertThat(check().faults()).isEmpty();
        assertThat(check().proven()).isEqualTo(2);

        run(1);
        assertThat(check().faults()).isEmpty();
        assertThat(check().proven()).isEqualTo(3);
    }

    @Test
    void aChangedRecordIsFound() throws Exception {
        run(2);
        WrittenFile file = onlyFile();
        byte[] settled = file.records().get(file.first(Settled.class));
        settled[settled.length - 1]++;
        file.write();

        assertThat(check().faults()).singleElement().asString().contains("is not what its root was made of");
        assertThat(check().proven()).isEqualTo(1);
    }

    /** It was taken for a torn tail: nothing behind it was looked at, and no fault was named. */
    @Test
    void aRecordWhoseChecksumDoesNotFitIsFound() throws Exception {
        run(2);
        Path file = new SegmentFiles(folder).list().firstEntry().getValue();
        byte[] bytes = Files.readAllBytes(file);
        byte[] settled = WrittenFile.read(file).records().get(onlyFile().first(Settled.class));
        int at = Collections.indexOfSubList(boxed(bytes), boxed(settled));
        bytes[at + settled.length - 1]++;
        Files.write(file, bytes);

        assertThat(check().faults()).singleElement().asString().contains("a record in the middle is not whole");
        assertThat(check().torn()).isEqualTo(1);
    }

    @Test
    void aTornTailIsNoFault() throws Exception {
        run(1);
        Path file = new SegmentFiles(folder).list().firstEntry().getValue();
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        Arrays.fill(bytes, end - 7, end, (byte) 0);
        Files.write(file, bytes);

        assertThat(check().faults()).isEmpty();
        assertThat(check().torn()).isEqualTo(1);
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            boxed.add(each);
        }
        return boxed;
    }

    @Test
    void aRecordThatIsGoneIsFound() throws Exception {
        run(2);
        WrittenFile file = onlyFile();
        file.records().remove(file.first(Refused.class));
        file.write();

        assertThat(check().faults()).singleElement().asString().contains("is not what its root was made of");
    }

    @Test
    void aRecordThatCameLaterIsFound() throws Exception {
        run(1);
        WrittenFile file = onlyFile();
        byte[] added = file.records().get(file.first(Settled.class)).clone();
        added[added.length - 1]++;
        file.records().add(added);
        file.write();

        assertThat(check().faults()).singleElement().asString().contains("stands after its root");
    }

    @Test
    void aReleaseThatIsGoneWithItsRootIsFound() throws Exception {
        run(2);
        run(1);
        WrittenFile file =
                WrittenFile.read(new SegmentFiles(folder).list().firstEntry().getValue());
        file.records().remove(file.first(Rooted.class));
        file.write();

        assertThat(check().faults()).isNotEmpty().first().asString().contains("does not follow link");
    }

    @Test
    void theEndOfAFileThatIsGoneIsFoundByTheNextOne() throws Exception {
        run(2);
        run(1);
        WrittenFile file =
                WrittenFile.read(new SegmentFiles(folder).list().firstEntry().getValue());
        file.records().subList(file.first(Rooted.class), file.records().size()).clear();
        file.write();

        assertThat(check().faults()).isNotEmpty();
    }

    @Test
    void aFileThatIsGoneIsFound() throws Exception {
        run(60);
        List<Path> files = new ArrayList<>(new SegmentFiles(folder).list().values());
        Files.delete(files.get(1));

        assertThat(check().faults()).anySatisfy(fault -> assertThat(fault).contains("1 files are missing"));
    }

    @Test
    void anEndThatIsGoneIsFoundByWhoNotedALink() throws Exception {
        run(2);
        ChainHead noted = check().chain();
        run(1);
        assertThat(FolderCheck.of(folder, KEY, noted).faults()).isEmpty();
        assertThat(FolderCheck.of(folder, KEY, new ChainHead(2, "ab".repeat(32)))
                        .faults())
                .singleElement()
                .asString()
                .contains("another one than was noted");

        Path file = new SegmentFiles(folder).list().firstEntry().getValue();
        Files.delete(new SegmentFiles(folder).list().lastEntry().getValue());
        WrittenFile first = WrittenFile.read(file);
        first.records()
                .subList(first.first(Rooted.class), first.records().size())
                .clear();
        first.write();

        assertThat(check().faults()).isEmpty();
        assertThat(FolderCheck.of(folder, KEY, noted).faults())
                .singleElement()
                .asString()
                .contains("is gone");
    }

    @Test
    void anotherKeySignedNothing() throws Exception {
        run(1);
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(FolderCheck.of(folder, JournalKey.of(other).publicKey(), ChainHead.NONE)
                        .faults())
                .singleElement()
                .asString()
                .contains("is by the key " + KEY.id());
    }

    private FolderFindings check() throws IOException {
        return FolderCheck.of(folder, KEY, ChainHead.NONE);
    }

    private void run(int releases) {
        try (DisclosureJournal journal = Fixture.open(folder)) {
            for (int i = 0; i < releases; i++) {
                release(journal);
                journal.doWork();
            }
        }
    }

    private static void release(DisclosureJournal journal) {
        try (Release release = journal.release(ORIGIN)) {
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            release.refused(refusal(CHEST));
        }
    }

    private WrittenFile onlyFile() throws IOException {
        assertThat(new SegmentFiles(folder).list()).hasSize(1);
        return WrittenFile.read(new SegmentFiles(folder).list().firstEntry().getValue());
    }
}
