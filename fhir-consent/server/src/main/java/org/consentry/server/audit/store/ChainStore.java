// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

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
 * Owns the blocks of every {@link Chain}. It seals in transactions of its own, after those of the events: if the chain
 * were part of them, every patient would wait for every other.
 *
 * <p>A block is one row for up to 1000 events. It has their ids, times and digests (32 bytes each) and the seal of the
 * last. That is some 70 bytes an event and no index entry. A check streams the events of one block at a time and
 * computes every seal between them.
 */
@Singleton
public class ChainStore {
    /** Most events in a block. */
    static final int MOST_AT_ONCE = 1000;

    /**
     * Lets one node seal at a time. It also makes PostgreSQL look up each event by its id. PostgreSQL would read the
     * whole part of this month until it notices how much that part has grown.
     */
    private static final String ALONE = """
            select pg_advisory_xact_lock(7102),
                   set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
            """;

    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public ChainStore() {}

    /** Over another pool, for tools that check a copy. */
    public ChainStore(DataSource source) {
        this.source = source;
    }

    /** Seals the waiting records of every chain, at most 1000 of each, and returns their number. */
    public int seal(Instant now) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, ALONE);
                int sealed = 0;
                for (Chain chain : Chain.values()) {
                    sealed += append(connection, chain, last(connection, chain), now);
                }
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
        return verify(Chain.AUDIT, from, most);
    }

    /** The same for any chain. */
    public ChainVerdict verify(Chain chain, long from, long most) {
        return check(chain, store -> store.verdict(from, most));
    }

    /** Checks the links after one that was checked before, and that this link is still there unchanged. */
    public ChainVerdict verifySince(Chain chain, ChainMark mark, long most) {
        return check(chain, store -> store.since(mark, most));
    }

    /** The newest link, unchecked. */
    public ChainMark head(Chain chain) {
        return check(chain, ChainCheckStore::head);
    }

    /** Whether a block still ends with this link. */
    public boolean has(Chain chain, ChainMark mark) {
        return check(chain, store -> store.sealAt(mark.number()).equals(mark.seal()));
    }

    /**
     * How many records there are beyond those that are sealed or wait for their seal; below 0 if some are missing. It
     * counts them all.
     */
    public long outside(Chain chain) {
        return check(chain, ChainCheckStore::outside);
    }

    /** A question to a chain, answered as of one moment. */
    private interface AnswerOfStore<T> {
        T in(ChainCheckStore store) throws SQLException;
    }

    private <T> T check(Chain chain, AnswerOfStore<T> check) {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return check.in(new ChainCheckStore(connection, chain));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        } catch (SQLException away) {
            throw new AuditUnavailableException(away);
        }
    }

    private static int append(Connection connection, Chain chain, Seal last, Instant now) throws SQLException {
        List<String> events = new ArrayList<>();
        List<String> recorded = new ArrayList<>();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        Seal seal = last;
        try (PreparedStatement query = connection.prepareStatement(chain.waiting())) {
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
        try (PreparedStatement insert = connection.prepareStatement(chain.insert())) {
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

    private static Seal last(Connection connection, Chain chain) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(chain.last());
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
