// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Adds monthly parts to {@code audit_event}, in transactions of its own. */
@Singleton
public class PartitionStore {
    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public PartitionStore() {}

    /** Over another pool. */
    public PartitionStore(DataSource source) {
        this.source = source;
    }

    /** Makes sure there is a part for every month between these instants. Returns how many are new. */
    public int add(Instant since, Instant until) {
        try (Connection connection = source.getConnection();
                PreparedStatement add = connection.prepareStatement("select audit_event_add_months(?, ?)")) {
            add.setObject(1, since.atOffset(ZoneOffset.UTC));
            add.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }
}
