// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Owns {@code audit_seal}. Sealing has transactions of its own, after those of the events: were the chain part of them,
 * every patient would wait for every other.
 */
@Singleton
public class ChainStore {
    private static final int MOST_AT_ONCE = 500;

    private static final String WAITING = """
            with taken as (delete from audit_unsealed where event in
                             (select event from audit_unsealed order by event limit ?) returning event)
            select v.id, v.body from resource_version v join taken t on v.type = 'AuditEvent' and v.id = t.event
             where v.version = 1 order by v.recorded_at, v.id
            """;

    private static final String ALL = """
            select s.number, s.event, s.digest, s.seal, v.body from audit_seal s left join resource_version v
                on v.type = 'AuditEvent' and v.id = s.event and v.version = 1 order by s.number
            """;

    private static final String OUTSIDE = """
            select count(*) from resource_version v where v.type = 'AuditEvent'
               and (v.version > 1 or (not exists (select 1 from audit_seal s where s.event = v.id)
                                  and not exists (select 1 from audit_unsealed u where u.event = v.id)))
            """;

    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public ChainStore() {}

    /** Over another pool, for whoever checks a copy. */
    public ChainStore(DataSource source) {
        this.source = source;
    }

    /** Seals what waits, at most 500 events; returns how many. */
    int seal(Instant now) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "select pg_advisory_xact_lock(7102)");
                int sealed = append(connection, last(connection), waiting(connection), now);
                connection.commit();
                return sealed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }

    /** Checks every link. Reads the whole trail. */
    public ChainVerdict verify() {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement query = connection.prepareStatement(ALL)) {
                query.setFetchSize(MOST_AT_ONCE);
                return verdict(query, outside(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }

    private static ChainVerdict verdict(PreparedStatement query, long outside) throws SQLException {
        Seal before = Seal.NONE;
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Seal found = seal(row);
                String body = row.getString(5);
                if (body == null || !before.next(found.event(), body).equals(found)) {
                    return new ChainVerdict(before.number(), before.number() + 1, outside, before.value());
                }
                before = found;
            }
        }
        return new ChainVerdict(before.number(), 0, outside, before.value());
    }

    private static int append(Connection connection, Seal last, Map<String, String> events, Instant now)
            throws SQLException {
        Seal before = last;
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_seal (number, event, digest, seal, sealed_at) values (?, ?, ?, ?, ?::timestamptz)")) {
            for (Map.Entry<String, String> event : events.entrySet()) {
                before = before.next(event.getKey(), event.getValue());
                insert.setLong(1, before.number());
                insert.setString(2, before.event());
                insert.setString(3, before.digest());
                insert.setString(4, before.value());
                insert.setString(5, now.toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return events.size();
    }

    private static Map<String, String> waiting(Connection connection) throws SQLException {
        Map<String, String> bodies = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setInt(1, MOST_AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bodies.put(row.getString(1), row.getString(2));
                }
            }
        }
        return bodies;
    }

    private static Seal last(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select number, event, digest, seal from audit_seal order by number desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? seal(row) : Seal.NONE;
        }
    }

    private static long outside(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OUTSIDE);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
