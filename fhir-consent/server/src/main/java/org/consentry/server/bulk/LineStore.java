// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.server.storage.ResourceKey;

/**
 * Owns {@code bulk_roster}, {@code bulk_line} and {@code bulk_release}: whom an export is of, what is in it, and whose
 * part of it has left.
 */
@Singleton
public class LineStore {
    /**
     * The version of each resource that was current at the time of the export. A scan that belongs to somebody else by
     * now is left out for both: the old version names the wrong patient, the new one is too young.
     */
    private static final String CANDIDATES = """
            select r.type as type, r.id as id, v.version as version
              from resource r cross join lateral
                   (select version, patient, recorded_at from resource_version
                     where type = r.type and id = r.id and recorded_at <= cast(?3 as timestamptz)
                     order by version desc limit 1) v
             where r.patient = ?1 and r.type = any(string_to_array(?2, ',')) and v.patient = r.patient
               and (cast(?4 as timestamptz) is null or v.recorded_at > cast(?4 as timestamptz))
             order by r.type, r.id
            """;

    private static final String ADD = """
            insert into bulk_line (job, type, patient, id, version)
            select ?1, n.type, ?2, n.id, cast(n.version as integer)
              from unnest(string_to_array(?3, ' '), string_to_array(?4, ' '), string_to_array(?5, ' '))
                as n (type, id, version)
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public LineStore(EntityManager database) {
        this.database = database;
    }

    /**
     * One resource of an export.
     *
     * @param key which
     * @param version which one of its versions
     */
    record Line(ResourceKey key, int version) {
        private String name() {
            return key.reference() + "/" + version;
        }
    }

    /** How many patients there are. */
    long patients() {
        return ((Number) database.createNativeQuery("select count(*) from resource where type = 'Patient'", Long.class)
                        .getSingleResult())
                .longValue();
    }

    /** Keeps whom an export is of. */
    void enroll(String job, List<String> patients) {
        patients.forEach(patient -> database.createNativeQuery(
                        "insert into bulk_roster (job, patient) values (?1, ?2) on conflict do nothing")
                .setParameter(1, job)
                .setParameter(2, patient)
                .executeUpdate());
    }

    /** The next patients to look at, by id. */
    List<String> toLookAt(Job job, int most) {
        boolean all = job.order().group() == null;
        String from = all
                ? "select id from resource where type = 'Patient' and id > ?2 and ?1 <> ''"
                : "select patient from bulk_roster where job = ?1 and patient > ?2";
        return texts(database.createNativeQuery(from + " order by 1 limit " + most, String.class)
                .setParameter(1, job.id())
                .setParameter(2, job.lastPatient())
                .getResultList());
    }

    /** What could be exported of a patient. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<Line> candidates(String patient, Job job) {
        Instant since = job.order().since();
        List<Tuple> rows = database.createNativeQuery(CANDIDATES, Tuple.class)
                .setParameter(1, patient)
                .setParameter(2, String.join(",", job.order().types()))
                .setParameter(3, job.transactionTime().toString())
                .setParameter(4, since == null ? null : since.toString())
                .getResultList();
        return rows.stream().map(LineStore::line).toList();
    }

    /** Puts these of a patient in, in one statement. */
    void add(String job, String patient, List<Line> picked) {
        if (picked.isEmpty()) {
            return;
        }
        database.createNativeQuery(ADD)
                .setParameter(1, job)
                .setParameter(2, patient)
                .setParameter(3, joined(picked, line -> line.key().type()))
                .setParameter(4, joined(picked, line -> line.key().id()))
                .setParameter(5, joined(picked, line -> Integer.toString(line.version())))
                .executeUpdate();
    }

    /** Neither types, ids nor versions hold spaces. */
    private static String joined(List<Line> lines, Function<Line, String> part) {
        return lines.stream().map(part).collect(Collectors.joining(" "));
    }

    /** Types of which there is something in an export, in order. */
    List<String> types(String job) {
        return texts(database.createNativeQuery(
                        "select distinct type from bulk_line where job = ?1 order by type", String.class)
                .setParameter(1, job)
                .getResultList());
    }

    /** The next patients after one with something of this type in an export. */
    List<String> patientsAfter(String job, String type, String last, int most) {
        return texts(database.createNativeQuery(
                        "select distinct patient from bulk_line where job = ?1 and type = ?2 and patient > ?3"
                                + " order by patient limit " + most,
                        String.class)
                .setParameter(1, job)
                .setParameter(2, type)
                .setParameter(3, last)
                .getResultList());
    }

    /** What is in an export of one patient, of all types. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<Line> of(String job, String patient) {
        List<Tuple> rows = database.createNativeQuery(
                        "select type, id, version from bulk_line where job = ?1 and patient = ?2 order by type, id",
                        Tuple.class)
                .setParameter(1, job)
                .setParameter(2, patient)
                .getResultList();
        return rows.stream().map(LineStore::line).toList();
    }

    /** Of these lines of a patient those that leave with this export for the first time; from now on they have left. */
    List<Line> release(String job, String patient, List<Line> leaving, Instant now) {
        database.createNativeQuery("insert into bulk_release (job, patient, released_at)"
                        + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
                .setParameter(1, job)
                .setParameter(2, patient)
                .setParameter(3, now.toString())
                .executeUpdate();
        // Whoever fetches at the same time waits here.
        String left = (String) database.createNativeQuery(
                        "select lines from bulk_release where job = ?1 and patient = ?2 for update", String.class)
                .setParameter(1, job)
                .setParameter(2, patient)
                .getSingleResult();
        Set<String> all = new TreeSet<>(Set.of(left.split(" ")));
        List<Line> news = leaving.stream().filter(line -> all.add(line.name())).toList();
        if (!news.isEmpty()) {
            database.createNativeQuery("update bulk_release set lines = ?3 where job = ?1 and patient = ?2")
                    .setParameter(1, job)
                    .setParameter(2, patient)
                    .setParameter(3, String.join(" ", all).strip())
                    .executeUpdate();
        }
        return news;
    }

    /** Forgets what was in an export. */
    void delete(String job) {
        for (String table : List.of("bulk_line", "bulk_release", "bulk_roster")) {
            database.createNativeQuery("delete from " + table + " where job = ?1")
                    .setParameter(1, job)
                    .executeUpdate();
        }
    }

    private static Line line(Tuple row) {
        return new Line(
                new ResourceKey(row.get("type", String.class), row.get("id", String.class)),
                row.get("version", Integer.class));
    }

    private static List<String> texts(List<?> found) {
        return found.stream().map(String.class::cast).toList();
    }
}
