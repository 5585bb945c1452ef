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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StuckOutboxTest {

    @TempDir
    Path folder;

    private Instant now = Fixture.NOON;

    /** Only how many reports waited was known, not since when: an outbox that moved looked like one that was stuck. */
    @Test
    void reportsThatTheServerDoesNotTakeAreNoticedUntilItTakesThem() throws Exception {
        Fixture.Intake server = new Fixture.Intake();
        server.away = true;
        try (DisclosureJournal journal = DisclosureJournal.open(JournalHomes.in(folder), () -> now)) {
            Outbox outbox = new Outbox(journal, server);
            Release release = journal.release(ORIGIN);
            release.intend(permit(CHEST), item(CHEST)).sent(0, 10);
            release.close();
            journal.doWork();
            outbox.doWork();
            now = now.plus(Duration.ofMinutes(16));
            journal.doWork();
            assertThat(journal.stuck()).isEqualTo(Duration.ofMinutes(16));

            server.away = false;
            outbox.doWork();
            journal.doWork();
            assertThat(journal.stuck()).isZero();
        }
        assertThat(server.reports).hasSize(1);
    }
}
