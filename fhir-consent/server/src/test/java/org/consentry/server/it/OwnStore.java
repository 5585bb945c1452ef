// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.consentry.server.storage.ResourceStore;
import org.postgresql.ds.PGSimpleDataSource;

/** The store on a schema of its own, without a container around it. */
final class OwnStore implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final EntityManagerFactory factory;

    OwnStore(RealDatabase database, String schema) throws SQLException {
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.user());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + schema);
        }
        source.setCurrentSchema(schema);
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

    /** Opens entity managers on the schema. */
    EntityManagerFactory factory() {
        return factory;
    }

    /** Does something in one transaction. */
    <T> T inTransaction(Function<ResourceStore, T> work) {
        try (EntityManager database = factory.createEntityManager()) {
            database.getTransaction().begin();
            try {
                T result = work.apply(new ResourceStore(database, InstantSource.fixed(NOW)));
                database.getTransaction().commit();
                return result;
            } finally {
                if (database.getTransaction().isActive()) {
                    database.getTransaction().rollback();
                }
            }
        }
    }

    /** Runs SQL that no code of ours would. */
    void sql(String statement) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
