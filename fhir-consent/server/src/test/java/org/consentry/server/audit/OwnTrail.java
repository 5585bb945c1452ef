// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.it.Platform;
import org.consentry.server.storage.database.MigrationIntegrator;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A trail in a schema of its own, without a container around it. */
public final class OwnTrail implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final EntityManagerFactory factory;

    private OwnTrail(String schema, String firstVersion, List<String> statements) throws SQLException {
        source.setUrl(Platform.database().url());
        source.setUser(Platform.database().user());
        source.setPassword(Platform.database().user());
        sql("create schema " + schema);
        source.setCurrentSchema(schema);
        if (!statements.isEmpty()) {
            Flyway.configure(MigrationIntegrator.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .target(firstVersion)
                    .load()
                    .migrate();
            for (String statement : statements) {
                sql(statement);
            }
        }
        factory = Persistence.createEntityManagerFactory(
                "consentry",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", source,
                        "jakarta.persistence.nonJtaDataSource", source,
                        "hibernate.transaction.coordinator_class", "jdbc",
                        "hibernate.transaction.jta.platform",
                                "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform"));
    }

    /** Of the newest version and empty. */
    public static OwnTrail of(String schema) throws SQLException {
        return new OwnTrail(schema, "latest", List.of());
    }

    /** Begun with an older version, filled by these statements, then brought up to date. */
    public static OwnTrail since(String schema, String version, List<String> statements) throws SQLException {
        return new OwnTrail(schema, version, statements);
    }

    public PGSimpleDataSource source() {
        return source;
    }

    /** Does something in one transaction. */
    public <T> T inTransaction(Function<AuditEventStore, T> work) {
        return inDatabase(database -> work.apply(new AuditEventStore(database)));
    }

    /** Does something with the database in one transaction. */
    public <T> T inDatabase(Function<EntityManager, T> work) {
        try (EntityManager database = factory.createEntityManager()) {
            database.getTransaction().begin();
            try {
                T result = work.apply(database);
                database.getTransaction().commit();
                return result;
            } finally {
                if (database.getTransaction().isActive()) {
                    database.getTransaction().rollback();
                }
            }
        }
    }

    /** Writes events. */
    public void insert(AuditRecord... events) {
        inTransaction(store -> {
            store.insert(List.of(events), NOW);
            return events.length;
        });
    }

    /** Seals all that waits. */
    public void seal() {
        ChainStore chain = new ChainStore(source);
        while (chain.seal(NOW) > 0) {
            // Until nothing waits.
        }
    }

    /** Runs SQL. */
    public void sql(String statement) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    /** The one value of a query. */
    public String value(String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement direct = connection.createStatement();
                ResultSet row = direct.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** All rows of a query of one column, one a line. */
    public String values(String query) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = source.getConnection();
                Statement direct = connection.createStatement();
                ResultSet row = direct.executeQuery(query)) {
            while (row.next()) {
                lines.append(row.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    @Override
    public void close() {
        factory.close();
    }
}
