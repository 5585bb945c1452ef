// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.server.storage.BatchSql;

/**
 * Counts in the database, one query for each part of the report. It only reads, and reads no patient's record. Cost: an
 * index over the choices that stand; questions that wait or ended lately; requests to delete by the index of their
 * code; the {@value #MOST} newest entries of the feed.
 */
@Singleton
public class FigureStore {
    /** Choices that are looked at for how long they took to work, at most. */
    static final int MOST = 5_000;

    /** A person who said no to several companies is one person, who told it as the newest of these says. */
    private static final String PEOPLE = "select matter, said, channel, language, count(*) from ("
            + "select distinct on (matter, said, patient) matter, said, channel, language from choice_said"
            + " order by matter, said, patient, said_at desc, consent) one group by matter, said, channel, language";

    private static final String QUESTIONS =
            "select count(*) filter (where ended_at is null and due >= cast(? as date)),"
                    + " count(*) filter (where ended_at is null and due < cast(? as date)),"
                    + " count(*) filter (where ended_at is not null),"
                    + " extract(epoch from percentile_disc(0.5) within group (order by ended_at - sent_at)"
                    + " filter (where ended_at is not null)) * 1000,"
                    + " extract(epoch from percentile_disc(0.9) within group (order by ended_at - sent_at)"
                    + " filter (where ended_at is not null)) * 1000"
                    + " from desk_question where ended_at is null or ended_at >= ?";

    private static final String REQUESTS = "select s.value, count(*) from search_value c"
            + " join search_value s on s.type = 'Task' and s.id = c.id and s.name = 'status'"
            + " where c.type = 'Task' and c.name = 'code' and c.value = 'erase-data' group by s.value";

    /** An agent that joined later, or that never asked, is waited for by no choice. */
    private static final String EFFECT =
            "with choice as (select max(position) as position, min(recorded_at) as at from ("
                    + "select cause, position, recorded_at from feed_entry where cause like 'Consent/%'"
                    + " order by position desc limit " + MOST + ") newest where recorded_at >= ? group by cause),"
                    + " worked as (select extract(epoch from max(got.at) - choice.at) * 1000 as took from choice"
                    + " join agent_registration r on r.since <= choice.at join feed_agent a on a.agent = r.agent"
                    + " left join lateral (select k.acknowledged_at as at from feed_acknowledgement k"
                    + " where k.agent = r.agent and k.position >= choice.position order by k.position limit 1) got on true"
                    + " group by choice.position, choice.at having count(*) = count(got.at))"
                    + " select count(*), percentile_disc(0.5) within group (order by took),"
                    + " percentile_disc(0.95) within group (order by took) from worked";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FigureStore(EntityManager database) {
        this.database = database;
    }

    /** How many people said so about a matter, by one channel, in one language. */
    record People(String matter, String said, String channel, String language, long count) {}

    /**
     * Questions that wait, and those that ended lately.
     *
     * @param inTime that wait and are not late
     * @param late that wait
     */
    record Questions(long inTime, long late, Times ended) {}

    /** How many requests to delete are in a state of their Task. */
    record Requests(String status, long count) {}

    /**
     * How long something took.
     *
     * @param count of how many
     * @param half half of them took so long at most; empty for none
     * @param most 9 of 10 questions, or 95 of 100 choices, took so long at most
     */
    record Times(long count, Optional<Duration> half, Optional<Duration> most) {}

    /** All choices that stand. */
    List<People> people() {
        return BatchSql.rows(
                database,
                PEOPLE,
                row -> new People(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
    }

    /** Questions that wait today, and those that ended from then on. */
    Questions questions(LocalDate today, Instant from) {
        return BatchSql.rows(
                        database,
                        QUESTIONS,
                        row -> new Questions(row.getLong(1), row.getLong(2), times(row, 3)),
                        today.toString(),
                        today.toString(),
                        from)
                .getFirst();
    }

    /** Requests of all times to delete scans. */
    List<Requests> requests() {
        return BatchSql.rows(database, REQUESTS, row -> new Requests(row.getString(1), row.getLong(2)));
    }

    /** Choices stored from then on that work at every agent that was on the register when they were stored. */
    Times effect(Instant from) {
        return BatchSql.rows(database, EFFECT, row -> times(row, 1), from).getFirst();
    }

    private static Times times(ResultSet row, int first) throws SQLException {
        return new Times(row.getLong(first), duration(row, first + 1), duration(row, first + 2));
    }

    private static Optional<Duration> duration(ResultSet row, int column) throws SQLException {
        long millis = Math.round(row.getDouble(column));
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
