// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * Owns {@code audit_block}. Sealing has transactions of its own, after those of the events: were the chain part of
 * them, every patient would wait for every other.
 *
 * <p>A block is one row for up to 1000 events: their ids, when they were recorded, their digests (32 bytes each) and
 * the seal of the last. That is some 70 bytes an event and no index entry. Checking streams the events of a block at a
 * time and computes every seal in between.
 */
@Singleton
public class ChainStore {
    /** Most events of a block. */
    static final int MOST_AT_ONCE = 1000;

    private static final String WAITING = """
            with taken as (delete from audit_unsealed where event in
                             (select event from audit_unsealed order by event limit ?) returning event, recorded)
            select e.id, e.recorded, e.body from taken t join audit_event e on e.id = t.event and e.recorded = t.recorded
             order by e.recorded, e.id
            """;

    /**
     * One at a time on all nodes. Each event is looked up by its id, also where PostgreSQL has not yet noticed how much
     * this month's part of the trail has grown and would rather read all of it.
     */
    private static final String ALONE = """
            select pg_advisory_xact_lock(7102),
                   set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
            """;

    private static final String INSERT = """
            insert into audit_block (first, last, events, recorded, digests, seal, sealed_at)
            values (?, ?, ?, ?, ?, ?, ?)
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

    /** Seals what waits, at most 1000 events; returns how many. */
    int seal(Instant now) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, ALONE);
                int sealed = append(connection, last(connection), now);
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

    /** Checks every link. Reads the whole trail, a block at a time. */
    public ChainVerdict verify() {
        return verify(1, Long.MAX_VALUE);
    }

    /**
     * Checks some links: whole blocks, from the one with the first number until enough are checked.
     *
     * @param from number of a link, from 1
     * @param most how many links are enough
     */
    public ChainVerdict verify(long from, long most) {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return new ChainCheckStore(connection).verdict(from, most);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }

    private static int append(Connection connection, Seal last, Instant now) throws SQLException {
        List<String> events = new ArrayList<>();
        List<String> recorded = new ArrayList<>();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        Seal seal = last;
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            query.setInt(1, MOST_AT_ONCE);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seal = seal.next(row.getString(1), row.getString(3));
                    events.add(seal.event());
                    recorded.add(row.getString(2));
                    digests.writeBytes(HexFormat.of().parseHex(seal.digest()));
                }
            }
        }
        if (events.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, last.number() + 1);
            insert.setLong(2, seal.number());
            insert.setArray(3, connection.createArrayOf("varchar", events.toArray()));
            insert.setArray(4, connection.createArrayOf("timestamptz", recorded.toArray()));
            insert.setBytes(5, digests.toByteArray());
            insert.setString(6, seal.value());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return events.size();
    }

    private static Seal last(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select last, seal from audit_block order by first desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Seal(row.getLong(1), "", "", row.getString(2)) : Seal.NONE;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
