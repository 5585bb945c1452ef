// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.consentry.server.audit.sharing.Sharing.Choices;
import org.consentry.server.audit.sharing.Sharing.Counts;
import org.consentry.server.audit.sharing.Sharing.Line;
import org.consentry.server.audit.sharing.Sharing.Owned;
import org.consentry.server.audit.sharing.Sharing.Request;
import org.consentry.server.audit.sharing.Sharing.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a patient's events to lines in the database. Only the lines of one page leave it, each with the text of one
 * event. It only reads the audit trail.
 *
 * <p>Refused questions become one line if they have the same scan, system, recipient, purpose, reason and month (UTC).
 * The line is named by its first event, so its name stays the same while more are asked. It is sorted by its newest
 * event. Everything else is a line of its own. Cost: one index is read over the patient's lines, without their texts.
 */
@Singleton
public class SharingStore {
    /** Most organizations, purposes and scans to choose from: those with the newest lines. */
    static final int MOST_CHOICES = 200;

    private static final String LINES = """
            with lines as materialized (
              select min(id collate "C") as id, min(recorded) as first, max(recorded) as last, count(*) as number,
                     line, recipient, study, why,
                     case when line in ('refused', 'destroyed') then 'refused' when line = 'failed' then 'failed'
                          when max(outcome) = '0' then 'sent' else 'uncertain' end as outcome,
                     case when line in ('scan', 'header') then 'off'
                          when line in ('named', 'named-header', 'other') then 'on' end as name,
                     coalesce(bool_or(id = cast(?6 as text)), false) as meant
                from audit_event
               where patient = any (string_to_array(cast(?1 as text), ' ')) and line is not null and line <> 'look'
               group by line, recipient, study, asker, reason, why,
                     case when line = 'refused' then date_trunc('month', recorded at time zone 'UTC') end,
                     case when line <> 'refused' then id end)
            """;

    private static final String WANTED = """
            (cast(?2 as timestamptz) is null or last >= cast(?2 as timestamptz))
            and (cast(?3 as timestamptz) is null or last < cast(?3 as timestamptz))
            and (cast(?4 as text) is null or recipient = cast(?4 as text))
            and (cast(?5 as text) is null or why = cast(?5 as text))
            and (cast(?6 as text) is null or meant)
            and (cast(?9 as text) is null or study = cast(?9 as text))
            and (cast(?10 as text) is null or outcome = cast(?10 as text))
            and (cast(?11 as text) is null or name = cast(?11 as text))
            """;

    /** Looks up the text of each line in the one part of the trail that holds it. */
    private static final String PAGE = LINES + """
            select page.id as id, page.last as last, page.number as number,
                   event.stored_at as stored_at, event.body as body
              from (select * from lines where
            """ + WANTED + """
                     order by last desc, id desc limit ?7 offset ?8) page
             cross join lateral (select stored_at, body from audit_event
                                  where id = page.id and recorded between page.first and page.last limit 1) event
             order by page.last desc, page.id desc
            """;

    private static final String SUMMARY = LINES + """
            select count(*) as lines, min(first) as first, count(*) filter (where
            """ + WANTED + """
                   ) as matches,
                   count(*) filter (where line in ('scan', 'named')) as times,
                   count(distinct coalesce(recipient, '')) filter (where line in ('scan', 'named')) as groups,
                   count(*) filter (where line = 'scan') as without_name,
                   count(*) filter (where line in ('other', 'header', 'named-header')) as others,
                   cast(coalesce(sum(number) filter (where line = 'refused'), 0) as bigint) as refused,
                   (select string_agg(distinct cast(extract(year from last at time zone ?7) as text), ' ')
                      from lines) as years,
                   (select string_agg(recipient, ' ' order by newest desc, recipient) from (
                      select recipient, max(last) as newest from lines where recipient is not null
                       group by recipient order by newest desc, recipient limit ?8) r) as recipients,
                   (select string_agg(why, ' ' order by why) from (
                      select why, max(last) as newest from lines where why is not null
                       group by why order by newest desc, why limit ?8) w) as purposes,
                   (select string_agg(study, ' ' order by newest desc, study) from (
                      select study, max(last) as newest from lines where study is not null
                       group by study order by newest desc, study limit ?8) s) as scans
              from lines
            """;

    /**
     * It has neither order nor limit: either would let the planner read by another index what it believes to be the
     * first of many.
     */
    private static final String NUMBERED = """
            select id, patient from audit_event where line_number(line, patient, id) = ?1
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public SharingStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Some of the lines that are wanted, the newest first.
     *
     * @param count most lines
     * @param skipped how many lines come before
     */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<Line> page(Request request, int count, long skipped) {
        List<Tuple> rows = wanted(PAGE, request)
                .setParameter(7, count)
                .setParameter(8, skipped)
                .getResultList();
        return rows.stream()
                .map(row -> new Line(
                        row.get("id", String.class),
                        row.get("last", Instant.class),
                        row.get("number", Long.class),
                        row.get("stored_at", Instant.class),
                        row.get("body", String.class)))
                .toList();
    }

    /** Numbers over all lines, in one row. */
    Summary summary(Request request, ZoneId zone) {
        Tuple row = (Tuple) wanted(SUMMARY, request)
                .setParameter(7, zone.getId())
                .setParameter(8, MOST_CHOICES)
                .getSingleResult();
        Counts counts = new Counts(
                row.get("lines", Long.class),
                row.get("matches", Long.class),
                row.get("times", Long.class),
                row.get("groups", Long.class),
                row.get("without_name", Long.class),
                row.get("others", Long.class),
                row.get("refused", Long.class));
        List<String> years =
                words(row, "years").sorted((one, other) -> other.compareTo(one)).toList();
        return new Summary(
                counts,
                new Choices(
                        years,
                        words(row, "recipients").toList(),
                        words(row, "purposes").toList(),
                        words(row, "scans").toList()),
                row.get("first", Instant.class));
    }

    /** The events in lists whose number has these symbols. Two may share one. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<Owned> numbered(String symbols) {
        List<Tuple> rows = database.createNativeQuery(NUMBERED, Tuple.class)
                .setParameter(1, symbols)
                .getResultList();
        return rows.stream()
                .map(row -> new Owned(row.get("id", String.class), row.get("patient", String.class)))
                .sorted(Comparator.comparing(Owned::event))
                .toList();
    }

    private Query wanted(String sql, Request request) {
        LineKind kind = request.kind();
        return database.createNativeQuery(sql, Tuple.class)
                .setParameter(1, String.join(" ", request.records()))
                .setParameter(2, text(request.from()))
                .setParameter(3, text(request.until()))
                .setParameter(4, request.recipient())
                .setParameter(5, request.why())
                .setParameter(6, request.line())
                .setParameter(9, kind.scan())
                .setParameter(10, kind.outcome() == null ? null : kind.outcome().code())
                .setParameter(11, kind.name() == null ? null : kind.name().code());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** The words of a column. Neither ids, codes nor years hold spaces. */
    private static Stream<String> words(Tuple row, String column) {
        String joined = Objects.toString(row.get(column, String.class), "");
        return joined.isEmpty() ? Stream.empty() : Stream.of(joined.split(" ", -1));
    }
}
