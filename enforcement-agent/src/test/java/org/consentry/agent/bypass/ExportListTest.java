// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of exports of an archive is read line by line, each once, and only what left is told. */
class ExportListTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Sights sights;

    private final ListedArchive archive = new ListedArchive();

    @BeforeEach
    void open() {
        sights = new Sights(folder.resolve("journal"));
    }

    @AfterEach
    void close() {
        sights.close();
    }

    @Test
    void whatWentToAWayOfTheRegisterIsToldWithItsRecipientAndPurpose() throws Exception {
        ExportList list = list(Inside.NOTHING);
        list.doWork();
        archive.line("20260615T115500", Entries.CHEST.value(), "4711", "vendor");

        assertThat(list.doWork()).isEqualTo(1);

        assertThat(sights.reports()).singleElement().satisfies(report -> {
            assertThat(report.state()).isEqualTo(State.SEEN);
            assertThat(report.at()).isEqualTo("2026-06-15T11:55:00Z");
            assertThat(report.study()).isEqualTo(Entries.CHEST);
            // Whose a registered study is, the register says.
            assertThat(report.patient()).isNull();
            assertThat(report.recipient()).isEqualTo(Entries.NORTHLIGHT);
            assertThat(report.purpose()).isEqualTo(Purpose.MLTRAINING);
            assertThat(report.country()).isEqualTo("US");
            assertThat(report.identifiability()).isEqualTo(Identifiability.UNTOLD);
            assertThat(report.seen())
                    .isEqualTo(new Sighting(Sighting.Source.EXPORT_LIST, "Archive", "NORTHLIGHT (127.0.0.1:11121)"));
        });
    }

    @Test
    void whereNobodyKnowsThePlaceOrTheScanWhatTheRecordSaysIsTold() throws Exception {
        ExportList list = list(Inside.NOTHING);
        list.doWork();
        archive.line("20260615T115500", "2.999.77", "0815", "lab");
        archive.line("20260615T115501", "no uid", "", "gone");

        list.doWork();

        assertThat(sights.reports())
                .extracting(
                        report -> report.recipient().value(),
                        DisclosureReport::purpose,
                        DisclosureReport::patient,
                        report -> report.study() == null ? "" : report.study().value())
                .containsExactlyInAnyOrder(
                        tuple("ae:LAB_AI", DisclosureReport.UNTOLD, Sights.number("0815"), "2.999.77"),
                        tuple("ae:gone", DisclosureReport.UNTOLD, null, ""));
    }

    @Test
    void whatStaysInsideOrComesToAnAgentIsNotTold() throws Exception {
        ExportList list = list(Inside.parsed("WORKSTATION, 127.0.0.1:11112"));
        list.doWork();
        archive.line("20260615T115500", Entries.CHEST.value(), "4711", "workstation");
        archive.line("20260615T115501", Entries.CHEST.value(), "4711", "agent");

        assertThat(list.doWork()).isEqualTo(2);

        assertThat(sights.reports()).isEmpty();
    }

    /** What was sent before anybody looked is no news; what comes while the agent is down is. */
    @Test
    void itGoesOnWhereItEndedAlsoAfterAStart() throws Exception {
        archive.line("20200101T000000", Entries.CHEST.value(), "4711", "vendor");
        assertThat(list(Inside.NOTHING).doWork()).isZero();
        archive.line("20260615T115500", Entries.HEAD.value(), "4712", "vendor");

        assertThat(list(Inside.NOTHING).doWork()).isEqualTo(1);
        assertThat(list(Inside.NOTHING).doWork()).isZero();

        assertThat(sights.reports()).extracting(DisclosureReport::study).containsExactly(Entries.HEAD);
    }

    @Test
    void aListThatBeganAnewIsReadFromItsBeginning() throws Exception {
        archive.line("20260615T110000", Entries.CHEST.value(), "4711", "vendor");
        archive.line("20260615T110001", Entries.CHEST.value(), "4711", "vendor");
        ExportList list = list(Inside.NOTHING);
        list.doWork();
        archive.lines.clear();
        archive.line("20260615T115500", Entries.HEAD.value(), "4712", "vendor");

        list.doWork();

        assertThat(sights.reports()).extracting(DisclosureReport::study).containsExactly(Entries.HEAD);
    }

    @Test
    void aLongListIsReadInPieces() throws Exception {
        ExportList list = list(Inside.NOTHING);
        list.doWork();
        for (int i = 0; i < 250; i++) {
            archive.line("20260615T115500", "2.999.8." + i, "", "vendor");
        }

        assertThat(list.doWork()).isEqualTo(250);

        assertThat(sights.reports()).hasSize(250);
    }

    /** A line that cannot be read stops the list: what comes after it would be lost. */
    @Test
    void whatCannotBeReadIsReadAgain() throws Exception {
        ExportList list = list(Inside.NOTHING);
        list.doWork();
        archive.line("yesterday", Entries.CHEST.value(), "4711", "vendor");
        assertThat(list.doWork()).isZero();
        archive.lines.clear();
        archive.away = true;
        assertThat(list.doWork()).isZero();
        archive.away = false;
        archive.line("20260615T115500", Entries.CHEST.value(), "4711", "vendor");

        assertThat(list.doWork()).isEqualTo(1);
    }

    @Test
    void aPositionThatIsNoNumberIsAMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("position"), "many");

        assertThatIOException().isThrownBy(() -> ListPosition.in(file)).withMessageContaining("expected a number");
    }

    private ExportList list(Inside inside) throws IOException {
        return new ExportList(
                archive, ListPosition.in(folder.resolve("position")), sights.lookout(inside), "Archive", () -> 0);
    }

    /** An archive with a list, as Orthanc 1.10 writes it. */
    private static final class ListedArchive implements Archive {
        private static final Map<String, Destination> PLACES = Map.of(
                "vendor", new Destination("NORTHLIGHT", "127.0.0.1", 11121),
                "lab", new Destination("LAB_AI", "10.0.0.9", 104),
                "workstation", new Destination("WORKSTATION", "10.0.0.7", 104),
                "agent", new Destination("NORTHLIGHT_AI", "127.0.0.1", 11112));
        final List<JsonObject> lines = new ArrayList<>();
        boolean away;

        void line(String date, String study, String patient, String place) {
            lines.add(Json.createObjectBuilder()
                    .add("Date", date)
                    .add("StudyInstanceUID", study)
                    .add("PatientID", patient)
                    .add("RemoteModality", place)
                    .add("ResourceType", "Study")
                    .add("Seq", lines.size() + 1)
                    .build());
        }

        @Override
        public long last() {
            return lines.isEmpty() ? 0 : lines.getLast().getInt("Seq");
        }

        @Override
        public JsonObject after(long number, int most) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            List<JsonObject> after =
                    lines.stream().filter(line -> line.getInt("Seq") > number).toList();
            JsonArrayBuilder page = Json.createArrayBuilder();
            after.stream().limit(most).forEach(page::add);
            JsonObjectBuilder answer = Json.createObjectBuilder()
                    .add("Done", after.size() <= most)
                    .add("Exports", page)
                    // Of an empty page it is what was asked for.
                    .add(
                            "Last",
                            after.isEmpty()
                                    ? number
                                    : after.get(Math.min(most, after.size()) - 1)
                                            .getInt("Seq"));
            return answer.build();
        }

        @Override
        public Destination destination(String name) {
            @Nullable Destination known = PLACES.get(name);
            return Objects.requireNonNullElseGet(known, () -> new Destination(name, "", 0));
        }
    }
}
