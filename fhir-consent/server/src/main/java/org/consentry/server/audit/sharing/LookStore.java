// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the looks of staff at a patient to visits, in the database. It only reads the audit trail.
 *
 * <p>A visit is what one person looked at on one day of the hospital for one reason. It is named by its first look, so
 * its name stays the same while they look on. Cost: one index is read over the patient's lines; texts are read only of
 * the newest {@value #LOOKED_INTO} looks of each visit on the page.
 */
@Singleton
public class LookStore {
    /** Most looks of a visit whose texts are read to say what was looked at. */
    static final int LOOKED_INTO = 100;

    private static final String VISITS = """
            with visits as materialized (
              select min(id collate "C") as id, asker, reason, min(recorded) as first, max(recorded) as last,
                     count(*) as number, coalesce(bool_or(id = cast(?5 as text)), false) as meant
                from audit_event
               where patient = any (string_to_array(cast(?1 as text), ' ')) and line is not null and line = 'look'
               group by asker, reason, cast(recorded at time zone ?2 as date))
            select every.number as every, page.id as id, page.asker as asker, page.reason as reason,
                   page.first as first, page.last as last, page.number > ?6 as more, seen.kinds as kinds
              from (select count(*) as number from visits where cast(?5 as text) is null or meant) every
              left join (select * from visits where cast(?5 as text) is null or meant
                          order by last desc, asker, reason limit ?3 offset ?4) page on true
              left join lateral (select string_agg(distinct kind, ' ' order by kind) as kinds from (
                select coalesce((select split_part(each, '/', 1) from unnest(entity) each
                                  where each not like 'Patient/%' limit 1),
                                substring(body from '"description":"([A-Za-z]+)'), 'Patient') as kind
                  from (select id, recorded from audit_event
                         where patient = any (string_to_array(cast(?1 as text), ' ')) and line is not null
                           and line = 'look' and asker = page.asker and reason = page.reason
                           and recorded between page.first and page.last
                         order by recorded desc, id desc limit ?6) newest
                 cross join lateral (select entity, body from audit_event
                                      where id = newest.id and recorded = newest.recorded limit 1) event) looks) seen on true
             order by page.last desc, page.asker, page.reason
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public LookStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Which visits are wanted.
     *
     * @param records logical ids of all records that were merged with the patient's own, and of that one
     * @param look id of any look of one visit; null for all visits
     * @param count most visits
     * @param skipped how many visits come before
     */
    record Request(Set<String> records, @Nullable String look, int count, long skipped) {
        Request {
            records = Set.copyOf(records);
        }

        @Override
        public String toString() {
            return "Request[]";
        }
    }

    /**
     * What somebody looked at on one day for one reason, however often.
     *
     * @param id id of the first look
     * @param what types of what was looked at, in order; a list of the patient's AuditEvents is one of these too
     * @param isMore whether there were more looks than were looked into, so that types may be missing
     */
    record Visit(String id, String who, String reason, Instant first, Instant last, List<String> what, boolean isMore) {
        Visit {
            what = List.copyOf(what);
        }

        @Override
        public String toString() {
            return "Visit[]";
        }
    }

    /**
     * Some visits, newest first.
     *
     * @param every how many visits are wanted, on all pages
     */
    record Visits(long every, List<Visit> page) {
        Visits {
            page = List.copyOf(page);
        }
    }

    /** A page of visits; a day is one of the hospital's. After the last page there are none, but their number. */
    @SuppressWarnings("unchecked") // the query names the tuple
    Visits visits(Request request, ZoneId zone) {
        List<Tuple> rows = database.createNativeQuery(VISITS, Tuple.class)
                .setParameter(1, String.join(" ", request.records()))
                .setParameter(2, zone.getId())
                .setParameter(3, request.count())
                .setParameter(4, request.skipped())
                .setParameter(5, request.look())
                .setParameter(6, LOOKED_INTO)
                .getResultList();
        return new Visits(
                rows.get(0).get("every", Long.class),
                rows.stream()
                        .filter(row -> row.get("id") != null)
                        .map(LookStore::visit)
                        .toList());
    }

    private static Visit visit(Tuple row) {
        String kinds = Objects.toString(row.get("kinds", String.class), "");
        return new Visit(
                row.get("id", String.class),
                row.get("asker", String.class),
                row.get("reason", String.class),
                row.get("first", Instant.class),
                row.get("last", Instant.class),
                Stream.of(kinds.split(" ", -1)).filter(kind -> !kind.isEmpty()).toList(),
                row.get("more", Boolean.class));
    }
}
