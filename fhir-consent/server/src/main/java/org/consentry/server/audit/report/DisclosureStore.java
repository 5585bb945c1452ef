// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;

/** Owns {@code disclosure_agent} and {@code disclosure_report}: which reports of which agent are here. */
@Singleton
public class DisclosureStore {
    private static final String INSERT = """
            insert into disclosure_report (agent, sequence, digest, event, received_at)
            select ?, n.sequence, n.digest, n.event, now from (values (cast(? as timestamptz))) as at (now),
                   unnest(?, ?, ?) as n (sequence, digest, event)
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public DisclosureStore(EntityManager database) {
        this.database = database;
    }

    /** Makes every other batch of this agent wait until the transaction ends. */
    void lock(String agent) {
        database.createNativeQuery("insert into disclosure_agent (agent, acknowledged) values (?1, 0)"
                        + " on conflict (agent) do nothing")
                .setParameter(1, agent)
                .executeUpdate();
        database.createNativeQuery("select acknowledged from disclosure_agent where agent = ?1 for update", Long.class)
                .setParameter(1, agent)
                .getSingleResult();
    }

    /** The digests of those reports of an agent that are here already, by number. */
    Map<Long, String> digests(String agent, Collection<Long> sequences) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            Map<Long, String> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "select sequence, digest from disclosure_report where agent = ? and sequence = any (?)")) {
                select.setString(1, agent);
                select.setArray(2, connection.createArrayOf("bigint", sequences.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getLong(1), row.getString(2));
                    }
                }
            }
            return found;
        });
    }

    /**
     * A report that is in the trail now.
     *
     * @param sequence its number
     * @param digest of its content
     * @param event the AuditEvent it became, or the first of several if the report sums up answers
     */
    record Taken(long sequence, String digest, String event) {}

    void insert(String agent, List<Taken> reports, Instant now) {
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, agent);
                insert.setObject(2, now.atOffset(ZoneOffset.UTC));
                insert.setArray(3, column(connection, "bigint", reports, Taken::sequence));
                insert.setArray(4, column(connection, "text", reports, Taken::digest));
                insert.setArray(5, column(connection, "text", reports, Taken::event));
                insert.executeUpdate();
            }
        });
    }

    /** Moves the acknowledged sequence up to the first gap and returns it. */
    long acknowledge(String agent) {
        Number acknowledged = (Number) database.createNativeQuery("""
                        update disclosure_agent a
                           set acknowledged = a.acknowledged
                               + (select count(*) from (select r.sequence, row_number() over (order by r.sequence) as n
                                                          from disclosure_report r
                                                         where r.agent = a.agent and r.sequence > a.acknowledged) later
                                   where later.sequence = a.acknowledged + later.n)
                         where a.agent = ?1
                        returning a.acknowledged
                        """, Long.class)
                .setParameter(1, agent)
                .getSingleResult();
        return acknowledged.longValue();
    }

    private static Array column(Connection connection, String type, List<Taken> reports, Function<Taken, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, reports.stream().map(column).toArray());
    }
}
