// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.waiting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.consentry.server.storage.BatchSql;
import org.jspecify.annotations.Nullable;

/** Owns {@code waiting_agent} and {@code waiting_scan}: what each agent last told of what waits there. */
@Singleton
public class WaitingStore {
    private static final String KNOWN = """
            insert into waiting_agent (agent, reported, digest) values (?, 0, '') on conflict (agent) do nothing
            """;
    private static final String LOCKED = "select reported, digest from waiting_agent where agent = ? for update";
    private static final String TOLD =
            "update waiting_agent set digest = ?, told_at = cast(? as timestamptz) where agent = ?";
    private static final String FORGET = "delete from waiting_scan where agent = ?";
    private static final String INSERT = """
            insert into waiting_scan (agent, id, patient, study, study_uid, recipient, purpose, route, since, instances)
            select ?, n.id, nullif(n.patient, ''), nullif(n.study, ''), n.study_uid, n.recipient,
                   nullif(n.purpose, ''), n.route, cast(n.since as timestamptz), cast(n.instances as integer)
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                   as n (id, patient, study, study_uid, recipient, purpose, route, since, instances)
            """;
    private static final String REPORTED = """
            update waiting_agent set reported = greatest(reported, cast(? as bigint)), digest = '' where agent = ?
            """;
    private static final String GONE = """
            delete from waiting_scan w using unnest(?, ?) as n (route, study)
             where w.agent = ? and w.route = n.route and w.study_uid = n.study
            """;
    private static final String OF = """
            select w.id, w.study, w.recipient, w.purpose, w.since, w.instances, a.told_at
              from waiting_scan w join waiting_agent a on a.agent = w.agent
             where w.patient = any (?)
             order by w.since desc, w.id
            """;
    private static final String BY_ROUTE = """
            select w.agent, w.route, w.recipient, count(*), sum(w.instances), min(w.since), a.told_at
              from waiting_scan w join waiting_agent a on a.agent = w.agent
             group by w.agent, w.route, w.recipient, a.told_at
             order by w.route, w.agent
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public WaitingStore(EntityManager database) {
        this.database = database;
    }

    /**
     * A row as it is kept.
     *
     * @param patient logical id, or empty
     * @param study logical id, or empty
     * @param purpose code, or empty
     */
    record Row(
            String id,
            String patient,
            String study,
            String studyUid,
            String recipient,
            String purpose,
            String route,
            Instant since,
            int instances) {
        @Override
        public String toString() {
            return "Row[]";
        }
    }

    /** An object of which a report tells what became. */
    public record Told(String route, String study) {}

    /** What was reported and told before. */
    record Before(long reported, String digest) {}

    /** Makes every other statement about this agent wait until the transaction ends. */
    Before lock(String agent) {
        BatchSql.run(database, KNOWN, agent);
        return BatchSql.rows(database, LOCKED, row -> new Before(row.getLong(1), row.getString(2)), agent)
                .getFirst();
    }

    /** The same as before is still so. */
    void still(String agent, String digest, Instant now) {
        BatchSql.run(database, TOLD, digest, now.toString(), agent);
    }

    /** From now on this waits at the agent, and nothing else. */
    void replace(String agent, List<Row> rows, String digest, Instant now) {
        BatchSql.run(database, FORGET, agent);
        BatchSql.run(
                database,
                INSERT,
                agent,
                column(rows, Row::id),
                column(rows, Row::patient),
                column(rows, Row::study),
                column(rows, Row::studyUid),
                column(rows, Row::recipient),
                column(rows, Row::purpose),
                column(rows, Row::route),
                column(rows, row -> row.since().toString()),
                column(rows, row -> Integer.toString(row.instances())));
        still(agent, digest, now);
    }

    /**
     * Reports were taken that are lines now. What they are about no longer waits until the agent tells it again, so
     * that nothing is two lines.
     *
     * @param last the number of the newest report
     */
    public void reported(String agent, long last, List<Told> about) {
        lock(agent);
        BatchSql.run(database, REPORTED, Long.toString(last), agent);
        if (!about.isEmpty()) {
            BatchSql.run(
                    database,
                    GONE,
                    about.stream().map(Told::route).toList(),
                    about.stream().map(Told::study).toList(),
                    agent);
        }
    }

    /**
     * What waits of a person, the newest first.
     *
     * @param records logical ids of all records of the person
     */
    public List<WaitingScan> of(Set<String> records) {
        return BatchSql.rows(
                database,
                OF,
                row -> new WaitingScan(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        instant(row.getObject(5, OffsetDateTime.class)),
                        row.getInt(6),
                        instant(row.getObject(7, OffsetDateTime.class))),
                List.copyOf(records));
    }

    /** What waits on each route, of everybody. */
    public List<WaitingByRoute> byRoute() {
        return BatchSql.rows(
                database,
                BY_ROUTE,
                row -> new WaitingByRoute(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        instant(row.getObject(6, OffsetDateTime.class)),
                        instant(row.getObject(7, OffsetDateTime.class))));
    }

    private static Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private static List<String> column(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toList();
    }
}
