// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consentry.agent.disclosure.FailingJournal;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Sightings;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export system tells that it sent is on disk when it is answered, and told to the server later. */
class ToldIntakeTest {
    private static final String MESSAGE = """
            {"recipient": "northlight", "purpose": "MLTRAINING", "destination": "sftp.northlight.example",
             "releases": [{"study": "2.999.5.1", "at": "2026-06-15T11:59:00Z", "instances": 12, "decision": "d-1"},
                          {"study": "urn:oid:2.999.5.2", "at": "2026-06-15T11:59:30Z"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsToldIsReportedAsSeen() throws Exception {
        try (Sights sights = new Sights(folder)) {
            assertThat(sights.told().take(MESSAGE, "export-demo")).isEqualTo(2);

            List<DisclosureReport> reports = sights.reports();
            assertThat(reports)
                    .extracting(
                            DisclosureReport::study,
                            DisclosureReport::instances,
                            DisclosureReport::decision,
                            DisclosureReport::purpose,
                            DisclosureReport::country)
                    .containsExactly(
                            tuple(Entries.CHEST, 12, "d-1", Purpose.MLTRAINING, "US"),
                            tuple(Entries.HEAD, 0, "", Purpose.MLTRAINING, "US"));
            assertThat(reports.getFirst().seen())
                    .isEqualTo(new Sighting(Sighting.Source.TOLD, "export-demo", "sftp.northlight.example"));
        }
    }

    /** The answers that were given before it was sent must be at the server first. */
    @Test
    void theReportIsHeldBack() throws Exception {
        try (Sights sights = new Sights(folder)) {
            sights.told().take(MESSAGE, "export-demo");
            sights.pass(Duration.ofSeconds(90));
            assertThat(sights.journal.waiting()).isZero();

            sights.told().take(MESSAGE, "export-demo");
            sights.pass(Duration.ofSeconds(40));
            assertThat(sights.journal.waiting()).isEqualTo(2);
            sights.pass(Duration.ofMinutes(2));
            assertThat(sights.journal.waiting()).isEqualTo(4);
        }
    }

    @Test
    void whatWasTakenIsNotLostWhenTheAgentEnds() throws Exception {
        try (Sights sights = new Sights(folder)) {
            sights.told().take(MESSAGE, "export-demo");
        }
        try (Sights again = new Sights(folder)) {
            assertThat(again.reports()).hasSize(2);
        }
    }

    @Test
    void aMessageThatIsNotGoodIsTakenInNoPart() throws Exception {
        try (Sights sights = new Sights(folder)) {
            for (String bad : List.of(
                    "{}",
                    MESSAGE.replace("2.999.5.1", "one"),
                    MESSAGE.replace("2.999.5.1", "2.999.5.2"),
                    MESSAGE.replace("2026-06-15T11:59:30Z", "2026-06-15T13:00:00Z"),
                    MESSAGE.replace("2026-06-15T11:59:30Z", "1889-06-15T13:00:00Z"),
                    MESSAGE.replace("12,", "-1,"),
                    MESSAGE.replace("d-1", "d 1"),
                    MESSAGE.replace("sftp.", "\\n"),
                    "{\"recipient\":\"northlight\",\"releases\":[]}")) {
                assertThatExceptionOfType(MalformedMessageException.class)
                        .as(bad)
                        .isThrownBy(() -> sights.told().take(bad, "export-demo"))
                        .withMessageStartingWith("expected ");
            }
            assertThat(sights.reports()).isEmpty();
        }
    }

    @Test
    void nothingIsAcknowledgedThatIsNotOnDisk() {
        FailingJournal broken = new FailingJournal(folder, () -> Sights.NOON);
        ToldIntake intake = new ToldIntake(
                Entries.replica(Entries.annaSaysYes()), new Sightings(broken.journal()), () -> Sights.NOON);
        broken.stopForcing();

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> intake.take(MESSAGE, "export-demo"));
    }
}
