// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.feed.TermsPublisher;
import org.consentry.server.feed.UntoldStore;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.it.Platform;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.database.MigrationIntegrator;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the release before, whose log told of some patients what this release reads otherwise. */
class RetellingIT {
    private static final String SCHEMA = "retelling_it";

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnRooms rooms;

    @BeforeAll
    static void bringUpToDate() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Platform.database().url());
        source.setUser(Platform.database().user());
        source.setPassword(Platform.database().user());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + SCHEMA);
        }
        source.setCurrentSchema(SCHEMA);
        Flyway.configure(MigrationIntegrator.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .target("82")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            consent(statement, "day", "\"dateTime\":\"2026-05-01\"");
            consent(statement, "month", "\"dateTime\":\"2026-05\"");
            consent(statement, "quarter", "\"dateTime\":\"2026-05-01T09:15:00.000+02:00\"");
            consent(statement, "exact", "\"dateTime\":\"2026-05-01T09:15:07Z\"");
            consent(statement, "research", "\"scope\":{\"coding\":[{\"code\":\"research\"}]}");
            insert(statement, "Patient", "silent", "silent", "{\"resourceType\":\"Patient\"}");
            insert(statement, "Patient", "withdrawn", "withdrawn", "{\"resourceType\":\"Patient\"}");
            insert(statement, "Task", "task", "withdrawn", "{\"resourceType\":\"Task\"}");
            statement.execute("insert into patient_case values ('task', 'a', 'n', 'WITHDRAWAL', 'x', 'y|z', now())");
        }
        rooms = new OwnRooms(SCHEMA);
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    /** Agents would have kept what the older release told of a date, a research form or a lifted withdrawal. */
    @Test
    void everybodyWhoIsReadOtherwiseIsToldOfOnce() {
        Told told = new Told();
        Retelling retelling = retelling(told);

        told.broken = "month";
        assertThat(retelling.doWork()).isEqualTo(5);
        assertThat(told.patients)
                .as("one who is broken holds up nobody")
                .containsExactly("day", "quarter", "research", "withdrawn");

        told.broken = "";
        assertThat(retelling.doWork()).as("more in this pass").isZero();
        assertThat(retelling.doWork()).as("those left for the next").isEqualTo(1);
        assertThat(told.patients).containsExactly("day", "month", "quarter", "research", "withdrawn");
        assertThat(told.causes).allMatch(cause -> cause.startsWith("Patient/"));
        assertThat(retelling(told).doWork()).as("anybody twice").isZero();
    }

    private static Retelling retelling(TermsPublisher told) {
        FhirBodies bodies = new FhirBodies(FhirContext.forR4());
        ResourceStore store = new ResourceStore(rooms.database(), InstantSource.system());
        PatientTermsReader patients = new PatientTermsReader(
                store, bodies, new LinkedPatients(store, bodies), Consents.TERMINOLOGY, ZoneId.of("America/New_York"));
        return new Retelling(new UntoldStore(rooms.database()), patients, told, rooms.transactions());
    }

    private static void consent(Statement statement, String patient, String member) throws SQLException {
        insert(statement, "Patient", patient, patient, "{\"resourceType\":\"Patient\"}");
        insert(statement, "Consent", patient, patient, "{\"resourceType\":\"Consent\"," + member + "}");
    }

    private static void insert(Statement statement, String type, String id, String patient, String body)
            throws SQLException {
        statement.execute("insert into resource values ('" + type + "', '" + id + "', 1, '" + patient + "', now())");
        statement.execute("insert into resource_version values ('" + type + "', '" + id + "', 1, '" + patient
                + "', now(), '" + body + "')");
    }

    /** Those who were told of, in order. */
    private static final class Told implements TermsPublisher {
        private final List<String> patients = new ArrayList<>();
        private final List<String> causes = new ArrayList<>();
        private String broken = "";

        @Override
        public void tell(String cause, Collection<String> records) {
            if (records.contains(broken)) {
                throw new IllegalStateException("broken for the test");
            }
            patients.addAll(records);
            patients.sort(null);
            causes.add(cause);
        }
    }
}
