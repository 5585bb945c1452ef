// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.consentry.policy.PatientId;
import org.consentry.server.feed.FeedUnavailableException;

/** Finds the Patient with a hospital number. A number never changes hands, so what was found once is remembered. */
@Singleton
public class PatientLookupStore {
    private static final int PATIENCE_SECONDS = 2;
    private static final int MOST = 100_000;
    private static final String SQL = "select distinct id from search_value"
            + " where type = 'Patient' and name = 'identifier' and system = ? and value = ? limit 2";

    private final Map<PatientId, String> found = new ConcurrentHashMap<>();

    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public PatientLookupStore() {}

    /** Over another pool. */
    public PatientLookupStore(DataSource source) {
        this.source = source;
    }

    /** Logical id of the only Patient with this number; empty if there is none, or there are several. */
    Optional<String> logicalId(PatientId number) {
        String known = found.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> read = read(number);
        read.ifPresent(id -> {
            if (found.size() >= MOST) {
                found.clear();
            }
            found.put(number, id);
        });
        return read;
    }

    private Optional<String> read(PatientId number) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.setString(1, number.authority());
            statement.setString(2, number.value());
            try (ResultSet rows = statement.executeQuery()) {
                Optional<String> only = rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                return rows.next() ? Optional.empty() : only;
            }
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        }
    }
}
