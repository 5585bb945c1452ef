// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.consentry.server.storage.BatchSql;
import org.jspecify.annotations.Nullable;

/**
 * Owns {@code bypass_release} and {@code bypass_closing}: what left and nobody had allowed, and which of it staff have
 * looked into.
 */
@Singleton
public class BypassStore {
    /** How many of either are listed, the newest. */
    static final int MOST = 200;

    private static final String COLUMNS = "r.event, r.left_at, r.told_at, r.agent, r.source, r.told_by, r.destination,"
            + " r.recipient, r.patient, r.answer, r.name, r.study";
    private static final String ADD = """
            insert into bypass_release (event, left_at, told_at, agent, source, told_by, destination, recipient, patient,
                                        answer, name, study)
            values (?, cast(? as timestamptz), cast(? as timestamptz), ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (event) do nothing returning event
            """;
    private static final String OPEN =
            " from bypass_release r where not exists (select 1 from bypass_closing c where c.event = r.event)";
    private static final String CLOSED = "select " + COLUMNS + ", c.closer, c.why, c.closed_at"
            + " from bypass_closing c join bypass_release r on r.event = c.event order by c.closed_at desc limit ?";
    private static final String CLOSE = """
            insert into bypass_closing (event, closer, closed_by, why, closed_at)
            values (?, ?, ?, ?, cast(? as timestamptz)) on conflict (event) do nothing returning event
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public BypassStore(EntityManager database) {
        this.database = database;
    }

    /**
     * What left and nobody had allowed.
     *
     * @param event logical id of its AuditEvent
     * @param leftAt when it left
     * @param toldAt when this server heard of it
     * @param agent id of the agent that told
     * @param source what that has it from, see {@link org.consentry.protocol.Sighting.Source}
     * @param by whose record it is
     * @param destination where it went, as that record names it; may be empty
     * @param recipient logical id of the Organization, or another name of the destination
     * @param patient logical id, or null if nobody knows whose scan it is
     * @param answer {@code none} or {@code no}
     * @param name of the recipient, or null if it is not in the register
     * @param study its Study Instance UID where nobody knows whose scan it is, so that staff find out; else null
     */
    record Bypass(
            String event,
            Instant leftAt,
            Instant toldAt,
            String agent,
            String source,
            String by,
            String destination,
            String recipient,
            @Nullable String patient,
            String answer,
            @Nullable String name,
            @Nullable String study) {
        @Override
        public String toString() {
            return "Bypass[" + event + "]";
        }
    }

    /**
     * What staff have looked into.
     *
     * @param closer who did
     * @param why what they found
     */
    record Closed(Bypass what, String closer, String why, Instant at) {}

    /** Puts it on the list; false if it was there already. */
    boolean add(Bypass row) {
        return !BatchSql.rows(
                        database,
                        ADD,
                        found -> found.getString(1),
                        row.event(),
                        row.leftAt().toString(),
                        row.toldAt().toString(),
                        row.agent(),
                        row.source(),
                        row.by(),
                        row.destination(),
                        row.recipient(),
                        row.patient(),
                        row.answer(),
                        row.name(),
                        row.study())
                .isEmpty();
    }

    /** What nobody has looked into yet, the newest first. */
    List<Bypass> open() {
        return BatchSql.rows(
                database,
                "select " + COLUMNS + OPEN + " order by r.left_at desc, r.event limit ?",
                BypassStore::read,
                MOST);
    }

    /** How many there are that nobody has looked into yet. */
    public long openCount() {
        return BatchSql.rows(database, "select count(*)" + OPEN, row -> row.getLong(1))
                .getFirst();
    }

    /** What staff have looked into, the newest first. */
    List<Closed> closed() {
        return BatchSql.rows(
                database,
                CLOSED,
                row -> new Closed(
                        read(row),
                        row.getString(13),
                        row.getString(14),
                        row.getObject(15, OffsetDateTime.class).toInstant()),
                MOST);
    }

    /** The one with this event, whether looked into or not. */
    Optional<Bypass> of(String event) {
        return BatchSql.rows(
                        database,
                        "select " + COLUMNS + " from bypass_release r where r.event = ?",
                        BypassStore::read,
                        event)
                .stream()
                .findFirst();
    }

    /** Takes it off the list; false if somebody has done so before. */
    boolean close(String event, String closer, String account, String why, Instant at) {
        return !BatchSql.rows(database, CLOSE, row -> row.getString(1), event, closer, account, why, at.toString())
                .isEmpty();
    }

    private static Bypass read(ResultSet row) throws SQLException {
        return new Bypass(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}
