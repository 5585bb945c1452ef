// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes many events in one transaction of its own. Its caller, a turn of the journal, runs on its own thread and has
 * no transaction.
 */
@Singleton
public class DecisionBatchStore {
    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public DecisionBatchStore() {}

    /** Over another pool. */
    public DecisionBatchStore(DataSource source) {
        this.source = source;
    }

    /**
     * Writes all or none, and returns when they are durable.
     *
     * @throws AuditUnavailableException if it is not known that they are
     */
    public void write(List<AuditRecord> events, Instant now) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                AuditEventStore.insert(connection, events, now);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }
}
