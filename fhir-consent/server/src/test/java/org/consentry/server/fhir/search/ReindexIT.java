// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.it.Platform;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.EditionStore;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.database.MigrationIntegrator;
import org.consentry.server.storage.work.Transactions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of the first version, with data, in which resources are found by the parameters of today. */
class ReindexIT {
    private static final String SCHEMA = "reindex_it";
    private static final int PATIENTS = 450;

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
                .target("4")
                .load()
                .migrate();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < PATIENTS; i++) {
                insert(
                        statement,
                        "Patient",
                        "p" + i,
                        "{\"resourceType\":\"Patient\",\"gender\":\"female\","
                                + "\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"N" + i + "\"}]}");
                statement.execute("insert into search_value values ('Patient', 'p" + i
                        + "', 'identifier', 'urn:mrn', 'N" + i + "', null, null)");
            }
            insert(statement, "Patient", "unreadable", "{\"resourceType\":\"Patient\",\"wing\":\"left\"}");
            insert(statement, "Regime", "current", "[]");
        }
        rooms = new OwnRooms(SCHEMA);
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    @Test
    void whatAnOlderVersionWroteIsFoundByAllParametersAndNoValueIsThereTwice() throws InterruptedException {
        assertThat(found("gender", "female")).isZero();

        // Two batches, then a restart.
        assertThat(reindexing().doWork()).isPositive();
        assertThat(reindexing().doWork()).isPositive();
        assertThat(found("gender", "female")).as("in batches").isBetween(1L, PATIENTS - 1L);
        Reindexing restarted = reindexing();
        while (restarted.doWork() > 0) {
            // Until all were looked at.
        }

        assertThat(found("gender", "female")).isEqualTo(PATIENTS);
        assertThat(found("identifier", "N7")).isEqualTo(1);
        assertThat(repeated()).isZero();
        assertThat(restarted.doWork()).as("once").isZero();
    }

    private static void insert(Statement statement, String type, String id, String body) throws SQLException {
        String patient = "Patient".equals(type) ? "'" + id + "'" : "null";
        statement.execute("insert into resource values ('" + type + "', '" + id + "', 1, " + patient + ", now())");
        statement.execute("insert into resource_version values ('" + type + "', '" + id + "', 1, " + patient
                + ", now(), '" + body + "')");
    }

    private static long found(String name, String value) {
        Criterion any = new Criterion.AnyOf(name, List.of(new Criterion.Term(null, value)));
        return transactions()
                .call(() -> new ResourceStore(rooms.database(), InstantSource.system())
                        .total(SearchSpec.of("Patient").with(any)));
    }

    private static long repeated() {
        return transactions()
                .call(() -> ((Number) rooms.database()
                                .createNativeQuery(
                                        "select count(*) - count(distinct (type, id, name, coalesce(system, ''), value))"
                                                + " from search_value",
                                        Long.class)
                                .getSingleResult())
                        .longValue());
    }

    private static Reindexing reindexing() {
        EntityManager database = rooms.database();
        FhirContext fhir = FhirContext.forR4();
        fhir.setParserErrorHandler(new StrictErrorHandler());
        SearchParameters parameters = new SearchParameters(fhir);
        return new Reindexing(
                new EditionStore(database),
                new Indexes(parameters, ZoneId.of("America/New_York")),
                new FhirBodies(fhir),
                transactions());
    }

    private static Transactions transactions() {
        return rooms.transactions();
    }
}
