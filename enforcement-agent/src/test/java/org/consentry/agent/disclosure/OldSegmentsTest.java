// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldSegmentsTest {

    private final Instant today = Instant.now();

    @TempDir
    Path folder;

    @Test
    void whatTheServerHasIsPutAsideAndCanStillBeChecked() throws Exception {
        shipped(Duration.ofDays(1), 0, today);

        assertThat(aside()).isNotEmpty();
        FolderFindings found = FolderCheck.of(folder, JournalHomes.KEY.publicKey(), ChainHead.NONE);
        assertThat(found.faults()).isEmpty();
        assertThat(found.proven()).isEqualTo(60);
    }

    @Test
    void whatIsOldIsDeleted() throws Exception {
        shipped(Duration.ofDays(1), 0, today.plus(Duration.ofDays(2)));

        assertThat(aside()).isEmpty();
        FolderFindings found = FolderCheck.of(folder, JournalHomes.KEY.publicKey(), ChainHead.NONE);
        assertThat(found.faults()).isEmpty();
        assertThat(found.signed()).isEqualTo(found.chain());
    }

    @Test
    void nothingIsPutAsideWhereTheDiskIsShort() throws Exception {
        shipped(Duration.ofDays(1), Long.MAX_VALUE, today);

        assertThat(aside()).isEmpty();
    }

    private List<Path> aside() {
        Path aside = folder.resolve(DisclosureJournal.OLD);
        return List.copyOf(new SegmentFiles(aside).list().values());
    }

    private void shipped(Duration age, long leastRoom, Instant now) throws InterruptedException {
        DisclosureJournal.Home home =
                new DisclosureJournal.Home(folder, JournalHomes.KEY, new Keeping(age, leastRoom), new Random());
        try (DisclosureJournal journal =
                DisclosureJournal.open(home, new JournalRoom(Disk.LOCAL, 16 << 10), () -> now)) {
            Fixture.Intake server = new Fixture.Intake();
            for (int i = 0; i < 60; i++) {
                try (Release release = journal.release(ORIGIN)) {
                    release.intend(permit(CHEST, now), item(CHEST)).sent(0, 10);
                }
                journal.doWork();
            }
            Fixture.ship(journal, server);
            journal.doWork();
        }
    }
}
