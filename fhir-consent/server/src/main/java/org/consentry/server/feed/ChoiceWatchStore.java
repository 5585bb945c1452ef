// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

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
 * Finds choices that an agent on the register has not confirmed. It only reads the tables of the feed and the register.
 * Cost: for each agent the entries after its position by the primary key, until {@value #MOST} about choices are found;
 * none for an agent that has everything.
 */
@Singleton
public class ChoiceWatchStore {
    /** Entries of an agent that are counted at most. */
    static final int MOST = 10_000;

    /** Choices of one agent are those causes; others are merges, requests and the like. */
    private static final String CHOICE = "e.cause like 'Consent/%'";

    private static final String AGENTS = "select r.agent, r.site, a.position, a.seen_at, late.number, late.oldest"
            + " from agent_registration r left join feed_agent a on a.agent = r.agent"
            + " left join lateral (select count(*) as number, min(lacks.recorded_at) as oldest from ("
            + "select e.recorded_at from feed_entry e where e.position > a.position and " + CHOICE
            + " order by e.position limit " + MOST + ") lacks) late on a.agent is not null order by r.agent";

    /** An agent that never asked has no position: it has no view by which it could let anything go. */
    private static final String LATE = "from (select lacks.cause, max(lacks.position) as position,"
            + " min(lacks.recorded_at) as at from (select e.cause, e.position, e.recorded_at from feed_entry e"
            + " where e.position > (select min(a.position) from feed_agent a"
            + " join agent_registration r on r.agent = a.agent) and " + CHOICE
            + " order by e.position limit " + MOST + ") lacks group by lacks.cause) late";

    private static final String PAGE = "select late.cause, late.position, late.at,"
            + " (select string_agg(a.agent, ' ' order by a.agent) from feed_agent a"
            + " join agent_registration r on r.agent = a.agent where a.position < late.position) " + LATE
            + " order by late.at, late.position limit ? offset ?";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public ChoiceWatchStore(EntityManager database) {
        this.database = database;
    }

    /**
     * An agent on the register.
     *
     * @param position up to which it has everything; null if it never asked
     * @param seenAt when it last asked; null if it never did
     * @param choices how many entries about choices it has not, at most {@link #MOST}
     * @param oldestAt when the oldest of those was stored; null if it has all
     */
    record Watched(
            String agent,
            String site,
            @Nullable Long position,
            @Nullable Instant seenAt,
            long choices,
            @Nullable Instant oldestAt) {
        Optional<Instant> seen() {
            return Optional.ofNullable(seenAt);
        }

        Optional<Instant> oldest() {
            return Optional.ofNullable(oldestAt);
        }
    }

    /**
     * A choice that some agent has not.
     *
     * @param cause the version of the Consent, such as {@code Consent/x/_history/2}
     * @param position that an agent must have to have all of it
     * @param agents those that have it not
     */
    record Unconfirmed(String cause, long position, Instant at, List<String> agents) {
        /** Copies the agents. */
        Unconfirmed {
            agents = List.copyOf(agents);
        }

        @Override
        public String toString() {
            return "Unconfirmed[" + position + "]";
        }
    }

    /** The position that an agent has when it has everything. */
    long head() {
        return BatchSql.rows(
                        database,
                        "select coalesce((select position from feed_entry order by position desc limit 1), 0)",
                        row -> row.getLong(1))
                .getFirst();
    }

    /** All agents on the register, by name. */
    List<Watched> agents() {
        return BatchSql.rows(database, AGENTS, ChoiceWatchStore::watched);
    }

    /** How many choices some agent has not, of the oldest {@link #MOST} entries. */
    long count() {
        return BatchSql.rows(database, "select count(*) " + LATE, row -> row.getLong(1))
                .getFirst();
    }

    /** A page of them, the oldest first. */
    List<Unconfirmed> page(int count, long skipped) {
        return BatchSql.rows(
                database,
                PAGE,
                row -> new Unconfirmed(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        List.of(String.valueOf(row.getString(4)).split(" ", -1))),
                count,
                skipped);
    }

    private static Watched watched(ResultSet row) throws SQLException {
        OffsetDateTime seen = row.getObject(4, OffsetDateTime.class);
        OffsetDateTime oldest = row.getObject(6, OffsetDateTime.class);
        return new Watched(
                row.getString(1),
                row.getString(2),
                seen == null ? null : row.getLong(3),
                seen == null ? null : seen.toInstant(),
                row.getLong(5),
                oldest == null ? null : oldest.toInstant());
    }
}
