// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.consentry.server.storage.BatchSql;

/**
 * Owns {@code desk_question}: which questions wait, and which ended when. Cost of a page: the rows of those that wait,
 * or of those that ended in the last {@link #LATELY}, by an index; bodies are not read.
 */
@Singleton
public class InboxStore {
    /** How far back answered questions are listed. */
    static final Duration LATELY = Duration.ofDays(30);

    private static final String FROM =
            " from desk_question q left join desk_case c on c.conversation = q.conversation where ";
    private static final String WAITS = "q.ended_at is null";
    private static final String ENDED = "q.ended_at >= cast(? as timestamptz)";
    private static final String COLUMNS = "select q.question, q.conversation, q.patient, q.sent_at, q.due, q.urgent,"
            + " q.ended_at, c.holder, c.holder_name, c.held_since, coalesce(c.help, 'none')";
    private static final String FIRST_DUE = " order by q.urgent desc, q.due, q.sent_at, q.question limit ? offset ?";
    private static final String NEWEST = " order by q.ended_at desc, q.question limit ? offset ?";
    private static final String COUNTS = "select count(*), count(*) filter (where q.due < cast(? as date)),"
            + " count(*) filter (where q.due = cast(? as date)), count(*) filter (where q.urgent),"
            + " count(*) filter (where c.holder = ?), count(*) filter (where c.holder is null)" + FROM + WAITS;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public InboxStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Who asks, and when.
     *
     * @param account of the member of staff
     * @param today the day of the hospital
     */
    record View(String account, LocalDate today, Instant now) {
        @Override
        public String toString() {
            return "View[" + today + "]";
        }
    }

    /** How many questions wait, and how many of those are late, due today, urgent, the viewer's or nobody's. */
    record Counts(long waiting, long late, long today, long urgent, long mine, long nobody) {}

    /** Puts a new question into the inbox. */
    void begin(InboxLine line) {
        BatchSql.run(
                database,
                "insert into desk_question (question, conversation, patient, sent_at, due, urgent)"
                        + " values (?, ?, ?, ?, cast(? as date), ?)",
                line.question(),
                line.conversation(),
                line.patient(),
                line.sent(),
                line.due().toString(),
                line.isUrgent());
    }

    /** Takes a question that was answered or closed off those that wait. */
    void end(String question, Instant at) {
        BatchSql.run(database, "update desk_question set ended_at = ? where question = ?", at, question);
    }

    Counts counts(View view) {
        String today = view.today().toString();
        return BatchSql.rows(
                        database,
                        COUNTS,
                        row -> new Counts(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)),
                        today,
                        today,
                        view.account())
                .getFirst();
    }

    /** How many questions the filter lets pass. */
    long count(InboxFilter filter, View view) {
        return BatchSql.rows(
                        database,
                        "select count(*)" + condition(filter),
                        row -> row.getLong(1),
                        parameters(filter, view).toArray())
                .getFirst();
    }

    /** A page of them: of those that wait urgent ones first, then first due; of others the newest first. */
    List<InboxLine> page(InboxFilter filter, View view, int count, long skipped) {
        List<Object> parameters = parameters(filter, view);
        parameters.add(count);
        parameters.add(skipped);
        String order = filter == InboxFilter.ANSWERED ? NEWEST : FIRST_DUE;
        return BatchSql.rows(database, COLUMNS + condition(filter) + order, InboxStore::read, parameters.toArray());
    }

    private static String condition(InboxFilter filter) {
        return FROM + (filter == InboxFilter.ANSWERED ? ENDED : WAITS) + filter.condition();
    }

    private static List<Object> parameters(InboxFilter filter, View view) {
        List<Object> parameters = new ArrayList<>();
        switch (filter) {
            case MINE -> parameters.add(view.account());
            case LATE -> parameters.add(view.today().toString());
            case ANSWERED -> parameters.add(view.now().minus(LATELY).toString());
            case WAITING, NOBODY, URGENT -> {}
        }
        return parameters;
    }

    private static InboxLine read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject(7, OffsetDateTime.class);
        String holder = row.getString(8);
        return new InboxLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, LocalDate.class),
                row.getBoolean(6),
                ended == null ? null : ended.toInstant(),
                new DeskCase(
                        holder == null
                                ? null
                                : new DeskCase.Holder(
                                        holder,
                                        row.getString(9),
                                        row.getObject(10, OffsetDateTime.class).toInstant()),
                        row.getString(11)));
    }
}
