// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.disclosure.Fixture.CHEST;
import static org.consentry.agent.disclosure.Fixture.ORIGIN;
import static org.consentry.agent.disclosure.Fixture.item;
import static org.consentry.agent.disclosure.Fixture.permit;
import static org.consentry.agent.disclosure.Fixture.refusal;

import java.nio.file.Path;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDiskTest {

    @TempDir
    Path folder;

    private final BrokenDisk disk = new BrokenDisk();

    @Test
    void nothingLeavesWhileTheDiskIsFull() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            Release release = journal.release(ORIGIN);
            disk.full = true;
            assertThatThrownBy(() -> release.intend(permit(CHEST), item(CHEST)))
                    .isInstanceOf(JournalUnavailableException.class);
            // readiness stayed up while nothing could leave
            assertThat(journal.isAvailable()).isFalse();
            disk.full = false;
            journal.doWork();
            assertThat(journal.isAvailable()).isTrue();
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            release.close();

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactly(tuple(State.SENT, 1));
        }
    }

    @Test
    void nothingLeavesWhenTheDiskDoesNotForce() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            disk.forceFails = true;
            assertThatThrownBy(() -> release.intend(permit(CHEST), item(CHEST)))
                    .isInstanceOf(JournalUnavailableException.class);
            disk.forceFails = false;
            release.close();

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactly(tuple(State.SENT, 1));
        }
    }

    @Test
    void whatIsAlreadyAwayIsRecordedOnceThereIsRoomAgain() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            Release release = journal.release(ORIGIN);
            Intent intent = release.intend(permit(CHEST), item(CHEST));
            disk.full = true;
            intent.sent(0, 10);
            release.close();
            disk.full = false;
            journal.doWork();
        }
        try (DisclosureJournal journal = Fixture.open(folder)) {
            Fixture.ship(journal, server);
        }

        assertThat(server.reports)
                .extracting(DisclosureReport::state, DisclosureReport::bytes)
                .containsExactly(tuple(State.SENT, 10L));
    }

    @Test
    void aRefusalDuringAFullDiskIsNotLost() throws Exception {
        try (DisclosureJournal journal = Fixture.open(folder, disk)) {
            Release release = journal.release(ORIGIN);
            disk.full = true;
            assertThatThrownBy(() -> release.refused(refusal(CHEST))).isInstanceOf(JournalUnavailableException.class);
            disk.full = false;
            release.close();
            journal.doWork();

            assertThat(Fixture.shipped(journal))
                    .extracting(DisclosureReport::state)
                    .containsExactly(State.REFUSED);
        }
    }
}
