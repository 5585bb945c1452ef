// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Decision;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RegistryAnswer;
import org.consentry.policy.StudyUid;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.Claims;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.protocol.export.ExportTable;
import org.consentry.protocol.export.Told;
import org.consentry.server.feed.FactBatchStore;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.RegistryAnswers;
import org.consentry.server.feed.Subject;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.it.NoRegistries;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that every door answers alike, asked by an export. */
class AdmissionIT {
    private static final Map<PatientId, String> PATIENTS =
            Map.of(Told.ANNA, "anna", Told.ANNA_BEFORE, "before", Told.BEN, "ben");
    private static final Map<StudyUid, String> SCANS = Map.of(Told.CHEST, "chest", new StudyUid("2.999.9"), "unlinked");

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnRooms rooms;

    @BeforeAll
    static void patientsAndScans() throws SQLException {
        rooms = new OwnRooms("admission_it");
        PATIENTS.forEach((number, id) -> {
            Patient patient = new Patient();
            patient.addIdentifier().setSystem(number.authority()).setValue(number.value());
            create("Patient", id, id, patient, List.of());
        });
        SCANS.forEach((uid, id) -> create(
                "ImagingStudy",
                id,
                "anna",
                new ImagingStudy(),
                List.of(IndexEntry.token("identifier", "urn:dicom:uid", "urn:oid:" + uid.value()))));
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowThatAnExportCanAskHolds(ExportTable.Row row) throws SQLException {
        tell(row.told());

        assertThat(TruthTable.outcome(decided(row.asked(), new NoRegistries()))).isEqualTo(row.expected());
    }

    static Stream<ExportTable.Row> rows() {
        List<ExportTable.Row> rows =
                ExportTable.rows().stream().filter(AdmissionIT::isOfAnExport).toList();
        assertThat(rows).hasSizeGreaterThan(20);
        return rows.stream();
    }

    /** An export took whom no registry was asked about for one who did not opt out anywhere. */
    @Test
    void aPatientWhomNoRegistryWasAskedAboutIsKeptOut() throws SQLException {
        tell(Told.yes());
        ExportQuestion whole = ExportTable.rows().get(0).asked();

        assertThat(TruthTable.outcome(decided(whole, new Silent()))).isEqualTo("DENY INDET_REGISTRY");
    }

    /** It names a patient and one purpose, claims nothing, is sure, and wants files. */
    private static boolean isOfAnExport(ExportTable.Row row) {
        ExportQuestion asked = row.asked();
        return asked.patient() != null
                && asked.purposes().size() == 1
                && asked.claims().equals(Claims.NONE)
                && asked.device() == null
                && asked.handling().supported() != null
                && row.certainty().equals(Certainty.SURE);
    }

    private static Decision decided(ExportQuestion asked, RegistryAnswers registries) {
        ExportRecipient to = new ExportRecipient(
                asked.recipient(),
                asked.purposes().iterator().next(),
                Objects.requireNonNull(asked.handling().supported()));
        String patient = Objects.requireNonNull(PATIENTS.get(asked.patient()));
        List<ResourceKey> scans = SCANS.values().stream()
                .map(id -> new ResourceKey("ImagingStudy", id))
                .toList();
        return rooms.transactions().call(() -> {
            Admission.Person person =
                    admission(registries).round(to, List.of(patient), scans).of(patient);
            return asked.study() == null
                    ? person.whole()
                    : person.study(new ResourceKey("ImagingStudy", Objects.requireNonNull(SCANS.get(asked.study()))));
        });
    }

    private static Admission admission(RegistryAnswers registries) {
        EntityManager database = rooms.database();
        ResourceStore resources = new ResourceStore(database, () -> Told.NOON);
        return new Admission(
                new FactStore(database),
                new FactBatchStore(database),
                new PatientIdentities(resources),
                new ResourceBatchStore(database),
                registries,
                () -> Told.NOON);
    }

    private static void tell(Told told) throws SQLException {
        rooms.empty("feed_entry");
        for (FeedEntry entry : told.entries()) {
            rooms.sql("insert into feed_entry values (" + entry.position() + ", '" + Subject.of(entry) + "', 'x', '"
                    + FeedEntryJson.write(entry).toString().replace("'", "''") + "', '" + entry.at() + "')");
        }
    }

    private static void create(
            String type, String id, String patient, DomainResource resource, List<IndexEntry> index) {
        FhirBodies bodies = new FhirBodies(FhirContext.forR4Cached());
        ResourceStore store = new ResourceStore(rooms.database(), () -> Told.NOON);
        Draft draft = new Draft(new ResourceKey(type, id), patient, Instant.EPOCH, bodies.text(resource, id), index);
        rooms.transactions().run(() -> store.create(draft));
    }

    /** One registry, which was never asked. */
    private static final class Silent implements RegistryAnswers {
        @Override
        public List<RegistryAnswer> of(PatientId patient) {
            return unknown();
        }

        @Override
        public List<RegistryAnswer> unknown() {
            return List.of(new RegistryAnswer("NDOO", Set.of(Purpose.MLTRAINING), RegistryAnswer.State.UNKNOWN));
        }
    }
}
