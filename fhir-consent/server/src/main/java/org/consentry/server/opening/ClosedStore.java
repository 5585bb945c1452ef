// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consentry.server.fhir.search.NotComputable;
import org.consentry.server.storage.BatchSql;
import org.consentry.server.storage.Criterion;

/** Asks the search index about labels of closed records, in the caller's transaction. It has no table of its own. */
@Singleton
public class ClosedStore {
    /** Patients labeled restricted or very restricted. */
    private static final String LABELED = """
            select cast(l.id as text) as id from search_value l
             where l.type = 'Patient' and l.name = '_security' and l.value in ('R', 'V')
               and l.system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
            """;

    /** The other ends of links of a record {@code r}, whichever end says so. */
    private static final String ENDS = """
            (select substr(f.value, 9) as id from search_value f
              where f.type = 'Patient' and f.id = r.id and f.name = 'link' and starts_with(f.value, 'Patient/')
             union all
             select b.id from search_value b
              where b.type = 'Patient' and b.name = 'link' and b.value = 'Patient/' || r.id)
            """;

    private static final String TOUCHED = "with recursive reached (start, id) as ("
            + "select n.id, n.id from unnest(?) as n (id) union select r.start, o.id from reached r cross join lateral "
            + ENDS + " o) select start, bool_and(id = start) from reached group by start"
            + " having bool_or(id in (" + LABELED + "))";

    private static final String ALL = "with recursive reached (id) as (" + LABELED
            + " union select o.id from reached r cross join lateral " + ENDS + " o) select id from reached";

    /** Of Tasks, the patient is whom they are for, since a hold that the patient must not know of is in no record. */
    private static final String WAITING = """
            select p.value, count(distinct (p.type, p.id)) from search_value p
             where p.type in ('Task', 'Consent') and p.name = 'patient' and p.value = any (cast(? as text[]))
               and (p.type = 'Task' and not exists (select 1 from search_value s where s.type = 'Task' and s.id = p.id
                      and s.name = 'status'
                      and s.value in ('completed', 'rejected', 'cancelled', 'failed', 'entered-in-error'))
                 or p.type = 'Consent' and exists (select 1 from search_value t where t.type = 'Consent' and t.id = p.id
                      and t.name = '_tag' and t.system = ? and t.value = ?))
             group by p.value
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public ClosedStore(EntityManager database) {
        this.database = database;
    }

    /**
     * Those of these records that are labeled, or linked to a labeled one in any way and over any number of steps.
     *
     * @return whether the record is linked to none, by logical id
     */
    Map<String, Boolean> touched(Collection<String> records) {
        return BatchSql.rows(
                        database, TOUCHED, row -> Map.entry(row.getString(1), row.getBoolean(2)), List.copyOf(records))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these records that are labeled themselves. */
    Set<String> labeled(Collection<String> records) {
        return Set.copyOf(BatchSql.rows(
                database,
                LABELED + " and l.id = any (cast(? as text[]))",
                row -> row.getString(1),
                List.copyOf(records)));
    }

    /** All labeled records and all that are linked to one. */
    Set<String> allTouched() {
        return Set.copyOf(BatchSql.rows(database, ALL, row -> row.getString(1)));
    }

    /** How many requests that are not over, and Consents that cannot be computed, are about these patients. */
    Map<String, Long> waiting(Collection<String> patients) {
        Criterion.Term tag = NotComputable.term();
        return BatchSql.rows(
                        database,
                        WAITING,
                        row -> Map.entry(row.getString(1).substring("Patient/".length()), row.getLong(2)),
                        patients.stream().map(patient -> "Patient/" + patient).toList(),
                        tag.system(),
                        tag.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }
}
