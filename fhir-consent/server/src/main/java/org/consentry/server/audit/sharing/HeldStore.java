// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sums up, for each recipient, which scans of a patient it got or may have got, and whether it can still find them. It
 * only reads the audit trail. Cost: the patient's lines by their index, and the text of each release without a name.
 */
@Singleton
public class HeldStore {
    /** Most scans that are named for one recipient: those that left last. */
    static final int MOST_SCANS = 50;

    /**
     * A scan counts once for a recipient. If it left several times, one way to find it is enough. Only a record that
     * says that no code was kept makes a scan one that nobody finds.
     */
    private static final String HELD = """
            with held as materialized (
              select recipient, study, max(recorded) as last, bool_or(line in ('scan', 'named')) as scan,
                     bool_or(line in ('scan', 'named') and not lost) as found
                from (select id, recorded, recipient, study, line,
                             case when line = 'scan' and strpos(body, '\\u0000') = 0
                                  then jsonb_path_exists(body::jsonb,
                                       '$.entity[*].detail[*] ? (@.type == "identifiability" && @.valueString == "none")')
                                  else false end as lost
                        from audit_event
                       where patient = any (string_to_array(cast(?1 as text), ' '))
                         and line is not null
                         and line in ('scan', 'named', 'other', 'header', 'named-header')) each
               group by recipient, study, case when study is null then id end)
            select recipient, max(last) as last,
                   count(*) filter (where found) as found,
                   count(*) filter (where scan and not found) as lost,
                   count(*) filter (where not scan) as others,
                   array_to_string((array_agg(study order by last desc, study)
                     filter (where found and study is not null))[1:?2], ' ') as found_scans,
                   array_to_string((array_agg(study order by last desc, study)
                     filter (where scan and not found and study is not null))[1:?2], ' ') as lost_scans
              from held group by recipient order by max(last) desc, recipient
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public HeldStore(EntityManager database) {
        this.database = database;
    }

    /**
     * What one recipient got or may have got.
     *
     * @param recipient logical id of an Organization or Device; empty for releases to somebody who is not registered
     * @param last when something left to it last
     * @param found how many scans it got with a name or a code, or without anybody telling
     * @param lost how many it got without name and without code
     * @param others how often something that is no scan left, such as facts of a header, or something left without us
     * @param foundScans ids of the imaging studies among the found, those that left last first, at most 50
     * @param lostScans the same of the lost
     */
    record Held(
            Optional<String> recipient,
            Instant last,
            long found,
            long lost,
            long others,
            List<String> foundScans,
            List<String> lostScans) {
        Held {
            foundScans = List.copyOf(foundScans);
            lostScans = List.copyOf(lostScans);
        }

        @Override
        public String toString() {
            return "Held[]";
        }
    }

    /** What each recipient has of these records, the one that got something last first. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<Held> of(Set<String> records) {
        List<Tuple> rows = database.createNativeQuery(HELD, Tuple.class)
                .setParameter(1, String.join(" ", records))
                .setParameter(2, MOST_SCANS)
                .getResultList();
        return rows.stream()
                .map(row -> new Held(
                        Optional.ofNullable(row.get("recipient", String.class)),
                        row.get("last", Instant.class),
                        row.get("found", Long.class),
                        row.get("lost", Long.class),
                        row.get("others", Long.class),
                        ids(row, "found_scans"),
                        ids(row, "lost_scans")))
                .toList();
    }

    private static List<String> ids(Tuple row, String column) {
        String joined = Objects.toString(row.get(column, String.class), "");
        return joined.isEmpty() ? List.of() : Stream.of(joined.split(" ", -1)).toList();
    }
}
