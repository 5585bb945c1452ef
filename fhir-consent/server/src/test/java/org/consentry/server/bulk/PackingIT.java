// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.it.OwnRooms;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackingIT {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnRooms rooms;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @SuppressWarnings("NullAway.Init") // made before each test
    private Depot depot;

    @BeforeAll
    static void makeSchema() throws SQLException {
        rooms = new OwnRooms("bulk_it");
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @BeforeEach
    void open() throws SQLException {
        rooms.empty("bulk_job", "resource", "resource_version", "feed_entry");
        depot = new Depot(rooms, now::get);
        depot.rules();
        depot.patient("anna");
        depot.patient("ben");
        later(Duration.ofSeconds(1));
    }

    @Test
    void onlyWhoMayBeInItIsInItAndReadsWhoGotIt() throws IOException {
        depot.saysNo("ben");

        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy", "Patient");
        depot.pack();

        assertThat(depot.job(job).status()).isEqualTo(Job.Status.READY);
        assertThat(depot.job(job).keptOut()).isEqualTo(1);
        assertThat(depot.fetch(job, "Patient"))
                .singleElement()
                .asString()
                .contains("Family-anna", "\"versionId\":\"1\"");
        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(1);
        assertThat(depot.looks()).as("one event for both files").containsExactly("meridian got 2 by [it/1]");
    }

    @Test
    void aNoBetweenKickOffAndPackingKeepsThePatientOut() throws IOException {
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        later(Duration.ofSeconds(1));
        depot.saysNo("anna");

        depot.pack();

        assertThat(depot.fetch(job, "Patient")).singleElement().asString().contains("Family-ben");
    }

    @Test
    void aNoBetweenPackingAndFetchingKeepsThePatientOutToo() throws IOException {
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.pack();
        later(Duration.ofSeconds(1));
        depot.saysNo("anna");

        assertThat(depot.fetch(job, "Patient")).singleElement().asString().contains("Family-ben");
        assertThat(depot.looks()).as("nothing of anna's left").hasSize(1);
    }

    /** The files go to the member of staff who ordered them, whomever they are for. */
    @Test
    void aClosedRecordIsInNoExport() throws IOException {
        String forRecipient = depot.order(Depot.MERIDIAN, null, "Patient", "ImagingStudy");
        String forStaff = depot.order(null, null, "Patient");
        depot.pack();

        depot.close("anna");

        for (String job : List.of(forRecipient, forStaff)) {
            assertThat(depot.fetch(job, "Patient")).singleElement().asString().contains("Family-ben");
        }
        assertThat(depot.fetch(forRecipient, "ImagingStudy")).hasSize(1);
        assertThat(depot.looks()).containsExactly("meridian got 2 by [it/1]", "Dana took ben");
    }

    @Test
    void whatMayLeaveOnlyAtTheSecondFetchIsToldOfThen() throws IOException {
        depot.study("anna", "second", 1, new ImagingStudy());
        depot.saysNo("ben");
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy");
        depot.pack();

        depot.linked("second", "ben");
        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(1);
        depot.linked("second", "anna");
        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(2);
        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(2);

        assertThat(depot.looks()).containsExactly("meridian got 1 by [it/1]", "meridian got 1 by [it/1]");
    }

    @Test
    void aRecipientThatWasStoppedGetsNothing() throws IOException {
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.pack();

        depot.recipient(RegisteredRecipient.Status.PAUSED);

        assertThat(depot.fetch(job, "Patient")).isEmpty();
        assertThat(depot.looks()).isEmpty();
    }

    @Test
    void ofAGroupOnlyItsMembersAreInItAndOnlyWhoMayBe() throws IOException {
        depot.patient("carl");
        later(Duration.ofSeconds(1));
        depot.saysNo("ben");

        String job = depot.ofGroup(List.of("anna", "ben"));
        depot.pack();

        assertThat(depot.fetch(job, "Patient")).singleElement().asString().contains("Family-anna");
        assertThat(depot.job(job).keptOut()).isEqualTo(1);
    }

    @Test
    void ofAGroupWithoutMembersNobodyIsInIt() throws IOException {
        String job = depot.ofGroup(List.of());
        depot.pack();

        assertThat(depot.fetch(job, "Patient")).isEmpty();
        assertThat(depot.job(job).status()).isEqualTo(Job.Status.READY);
    }

    @Test
    void aRestartGoesOnWithTheNextPatient() throws IOException {
        for (int i = 0; i < 120; i++) {
            depot.patient("p" + i);
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.round();
        assertThat(depot.job(job).processed()).isEqualTo(50);

        Depot restarted = new Depot(rooms, now::get);
        restarted.pack();

        assertThat(restarted.fetch(job, "Patient")).hasSize(122).doesNotHaveDuplicates();
        assertThat(restarted.looks()).hasSize(122);
    }

    /** The rules were read and understood for each patient and each scan: 813 patients took minutes. */
    @Test
    void theRulesAreReadOnceForManyPatientsAndEachIsStillDecidedAboutTwice() throws IOException {
        for (int i = 0; i < 100; i++) {
            depot.patient("p" + i);
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "Patient", "ImagingStudy");

        depot.pack();
        assertThat(depot.rulesRead()).as("50 patients at once").isEqualTo(3);
        depot.saysNo("p7");
        int packed = depot.rulesRead();

        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(101);
        assertThat(depot.rulesRead() - packed).isLessThanOrEqualTo(3);
        assertThat(depot.looks()).hasSize(101);
    }

    /** Some nine statements for each patient, one after the other, were what an export took its time for. */
    @Test
    void whatIsKnownIsReadOfManyPatientsTogether() throws IOException {
        for (int i = 0; i < 98; i++) {
            depot.patient("p" + i);
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "Patient", "ImagingStudy");
        int before = depot.statements();

        depot.pack();
        int packed = depot.statements();
        assertThat(depot.fetch(job, "Patient")).hasSize(100);

        assertThat(packed - before).as("statements for two times 50 patients").isLessThan(60);
        assertThat(depot.statements() - packed).isLessThan(60);
        assertThat(depot.looks()).hasSize(100);
    }

    @Test
    void aNoBetweenTwoRoundsOfPackingKeepsThePatientOut() throws IOException {
        for (int i = 10; i < 80; i++) {
            depot.patient("p" + i);
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.round();
        depot.saysNo("p79");

        depot.pack();

        assertThat(depot.job(job).keptOut()).isEqualTo(1);
        assertThat(depot.fetch(job, "Patient")).hasSize(71).noneMatch(line -> line.contains("Family-p79"));
    }

    @Test
    void aNoWhileAFileLeavesStopsTheNextPartOfIt() throws IOException {
        for (int i = 10; i < 80; i++) {
            depot.patient("p" + i);
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.pack();
        StringWriter out = new StringWriter() {
            @Override
            public void flush() {
                // The first part is out.
                depot.saysNo("p79");
            }
        };

        depot.fetch(job, "Patient", out);

        assertThat(out.toString().lines()).hasSize(71).noneMatch(line -> line.contains("Family-p79"));
        assertThat(depot.looks()).hasSize(71);
    }

    @Test
    void aPartOfAFileIsNoMoreThanMemoryHolds() throws IOException {
        for (String patient : List.of("anna", "ben")) {
            depot.study(patient, patient, 2, new ImagingStudy().setDescription("x".repeat(5 << 20)));
        }
        later(Duration.ofSeconds(1));
        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy");
        depot.pack();
        List<Integer> parts = new ArrayList<>();
        StringWriter out = new StringWriter() {
            @Override
            public void flush() {
                parts.add((int) toString().lines().count());
            }
        };

        depot.fetch(job, "ImagingStudy", out);

        assertThat(parts.subList(0, 2)).containsExactly(1, 2);
    }

    @Test
    void itHoldsWhatWasTrueWhenItWasAskedFor() throws IOException {
        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy");
        later(Duration.ofSeconds(1));
        depot.study("anna", "anna", 2, new ImagingStudy().setDescription("younger"));

        depot.pack();

        assertThat(depot.fetch(job, "ImagingStudy")).hasSize(2).noneMatch(line -> line.contains("younger"));
    }

    @Test
    void aScanThatBelongsToSomebodyElseByNowIsInItForNeither() throws IOException {
        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy");
        later(Duration.ofSeconds(1));
        depot.study("ben", "anna", 2, new ImagingStudy());

        depot.pack();

        assertThat(depot.fetch(job, "ImagingStudy")).singleElement().asString().contains("\"id\":\"ben\"");
    }

    @Test
    void onlyWhatChangedSinceIsInItIfAskedSo() throws IOException {
        Instant since = now.get();
        later(Duration.ofSeconds(1));
        depot.study("anna", "anna", 2, new ImagingStudy().setDescription("younger"));
        later(Duration.ofSeconds(1));

        String job = depot.order(Depot.MERIDIAN, since, "ImagingStudy", "Patient");
        depot.pack();

        assertThat(depot.fetch(job, "Patient")).isEmpty();
        assertThat(depot.fetch(job, "ImagingStudy")).singleElement().asString().contains("younger");
        assertThat(depot.job(job).keptOut()).as("ben has nothing new").isZero();
    }

    @Test
    void whatIsInsideAnotherResourceLeavesForNoRecipient() throws IOException {
        // A server that looks at the outside of a resource only once let out what was stored inside a Bundle.
        ImagingStudy study = new ImagingStudy();
        Patient inside = new Patient();
        inside.addName().setFamily("Somebody-else");
        study.addContained(inside.setId("x"));
        study.getSubject().setReference("#x");
        depot.study("anna", "anna", 2, study);
        later(Duration.ofSeconds(1));

        String job = depot.order(Depot.MERIDIAN, null, "ImagingStudy");
        depot.pack();

        assertThat(depot.fetch(job, "ImagingStudy")).singleElement().asString().doesNotContain("Somebody-else");
    }

    @Test
    void whatStaffTakeForThemselvesIsALookAtEveryPatient() throws IOException {
        depot.saysNo("ben");

        String job = depot.order(null, null, "Patient");
        depot.pack();

        assertThat(depot.fetch(job, "Patient")).hasSize(2);
        depot.fetch(job, "Patient");
        assertThat(depot.looks()).containsExactly("Dana took anna", "Dana took ben");
    }

    @Test
    void aFinishedExportIsForgottenAfterItsTime() {
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.pack();

        later(Duration.ofHours(24));
        depot.pack();

        assertThat(depot.isForgotten(job)).isTrue();
    }

    @Test
    void whatCannotBePackedIsGivenUpAfterAWhile() throws SQLException {
        String job = depot.order(Depot.MERIDIAN, null, "Patient");
        depot.sql("alter table bulk_line rename to bulk_line_away");
        try {
            depot.pack();
        } finally {
            depot.sql("alter table bulk_line_away rename to bulk_line");
        }

        assertThat(depot.job(job).status()).isEqualTo(Job.Status.FAILED);
    }

    private void later(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }
}
