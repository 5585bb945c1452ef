// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Brings the schema up to date before Hibernate validates its entities against it. Where the settings name an owner of
 * the tables, the owner migrates, and then gives the server's own role its rights.
 */
public class MigrationIntegrator implements Integrator {
    private static final System.Logger LOG = System.getLogger(MigrationIntegrator.class.getName());

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        DataSource source = factory.getServiceRegistry()
                .requireService(ConnectionProvider.class)
                .unwrap(DataSource.class);
        TableOwner.configured().ifPresentOrElse(owner -> migrate(owner, source), () -> migrate(source));
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {}

    /**
     * Applies every migration that the database lacks, as the server's own role.
     *
     * @throws IllegalStateException if migrations wait that only the owner of the tables can apply
     */
    public static void migrate(DataSource source) {
        Flyway flyway = flyway(source);
        try {
            boolean begun = Rights.isBegun(source);
            if (begun && Rights.owned(source) == 0) {
                int waiting = flyway.info().pending().length;
                if (waiting > 0) {
                    throw new IllegalStateException("Expected a database of this version, found " + waiting
                            + " migrations that only the owner of its tables can apply: set db-owner-user and"
                            + " db-owner-password for one start");
                }
                return;
            }
        } catch (SQLException away) {
            throw new IllegalStateException("The database's tables cannot be looked at", away);
        }
        flyway.migrate();
        LOG.log(
                System.Logger.Level.WARNING,
                "The server's database role owns its tables, so whoever has its password can change the audit trail:"
                        + " give them an owner of their own with db-owner-user");
    }

    /** Applies every migration as the owner, and gives the server's own role its rights. */
    static void migrate(DataSource owner, DataSource source) {
        flyway(owner).migrate();
        try {
            Rights.grant(owner, source);
            long owned = Rights.owned(source);
            if (owned > 0) {
                throw new IllegalStateException("Expected tables of the owner in db-owner-user, found " + owned
                        + " that belong to the server's own role: move them first, see docs/operations.md");
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("The rights of the server's database role cannot be set", refused);
        }
    }

    private static Flyway flyway(DataSource source) {
        return Flyway.configure(MigrationIntegrator.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .load();
    }
}
