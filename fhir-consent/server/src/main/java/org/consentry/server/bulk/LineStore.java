// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consentry.server.storage.BatchSql;
import org.consentry.server.storage.ResourceKey;

/**
 * Owns {@code bulk_roster}, {@code bulk_line} and {@code bulk_release}: the patients of an export, its lines, and the
 * patients whose lines have left.
 */
@Singleton
public class LineStore {
    /**
     * The version of each resource that was current at the time of the export. A scan that belongs to another patient
     * by now is left out for both. Its old version names the wrong patient, and the new one is too young.
     */
    private static final String CANDIDATES = """
            select r.patient, r.type, r.id, v.version
              from resource r cross join lateral
                   (select version, patient, recorded_at from resource_version
                     where type = r.type and id = r.id and recorded_at <= ?
                     order by version desc limit 1) v
             where r.patient = any (?) and r.type = any (?) and v.patient = r.patient
               and v.recorded_at > coalesce(cast(? as timestamptz), '-infinity')
             order by r.patient, r.type, r.id
            """;

    private static final String ADD = """
            insert into bulk_line (job, type, patient, id, version)
            select ?, n.type, n.patient, n.id, n.version
              from unnest(?, ?, ?, cast(? as integer[])) as n (type, patient, id, version)
            """;

    /** Writes in the order of the patients, as all other code does, so that no two transactions wait for each other. */
    private static final String BEGIN_RELEASE = """
            insert into bulk_release (job, patient, released_at)
            select ?, n.patient, ? from unnest(?) as n (patient) order by n.patient
            on conflict do nothing
            """;

    /** A second fetch at the same time waits here. */
    private static final String RELEASED = """
            select patient, lines from bulk_release where job = ? and patient = any (?) order by patient for update
            """;

    private static final String RELEASE = """
            update bulk_release r set lines = n.lines
              from unnest(?, ?) as n (patient, lines) where r.job = ? and r.patient = n.patient
            """;

    private static final String BYTES = """
            select l.patient, sum(octet_length(v.body))
              from bulk_line l join resource_version v on v.type = l.type and v.id = l.id and v.version = l.version
             where l.job = ? and l.patient = any (?) group by l.patient
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

    /** Keeps the patients of an export. */
    void enroll(String job, List<String> patients) {
        BatchSql.run(
                database,
                "insert into bulk_roster (job, patient) select ?, n.patient from unnest(?) as n (patient)"
                        + " on conflict do nothing",
                job,
                patients);
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

    /** The lines of these patients that could be exported. A patient without lines is left out. */
    Map<String, List<Line>> candidates(List<String> patients, Job job) {
        return lines(BatchSql.rows(
                database,
                CANDIDATES,
                LineStore::line,
                job.transactionTime(),
                patients,
                job.order().types(),
                job.order().since()));
    }

    /** Adds these lines of some patients. */
    void add(String job, Map<String, List<Line>> picked) {
        List<String> patients = new ArrayList<>();
        picked.forEach((patient, lines) -> lines.forEach(line -> patients.add(patient)));
        List<Line> all = picked.values().stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            BatchSql.run(
                    database,
                    ADD,
                    job,
                    all.stream().map(line -> line.key().type()).toList(),
                    patients,
                    all.stream().map(line -> line.key().id()).toList(),
                    all.stream().map(Line::version).toList());
        }
    }

    /** Types with lines in an export, in order. */
    List<String> types(String job) {
        return texts(database.createNativeQuery(
                        "select distinct type from bulk_line where job = ?1 order by type", String.class)
                .setParameter(1, job)
                .getResultList());
    }

    /** The next patients with lines of this type in an export, after this one. */
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

    /** How many bytes of text these patients have in an export, all types together. */
    Map<String, Long> bytes(String job, List<String> patients) {
        return BatchSql.rows(database, BYTES, row -> Map.entry(row.getString(1), row.getLong(2)), job, patients)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The lines of these patients in an export, of all types. */
    Map<String, List<Line>> of(String job, List<String> patients) {
        return lines(BatchSql.rows(
                database,
                "select patient, type, id, version from bulk_line where job = ? and patient = any (?)"
                        + " order by patient, type, id",
                LineStore::line,
                job,
                patients));
    }

    /**
     * The lines among these that leave with this export for the first time. They count as left from then on.
     *
     * @param leaving the lines of each patient
     * @param may whether a line that did not leave before may leave now
     */
    Map<String, List<Line>> release(String job, Map<String, List<Line>> leaving, Predicate<Line> may, Instant now) {
        List<String> patients = List.copyOf(leaving.keySet());
        if (patients.isEmpty()) {
            return Map.of();
        }
        BatchSql.run(database, BEGIN_RELEASE, job, now, patients);
        Map<String, String> left =
                BatchSql.rows(database, RELEASED, row -> Map.entry(row.getString(1), row.getString(2)), job, patients)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, List<Line>> news = new LinkedHashMap<>();
        Map<String, String> all = new LinkedHashMap<>();
        leaving.forEach((patient, lines) -> {
            String before = Objects.requireNonNull(left.get(patient), "an export that is thrown away lets nothing out");
            Set<String> names = new TreeSet<>(Set.of(before.split(" ")));
            List<Line> first = lines.stream()
                    .filter(line -> !names.contains(line.name()))
                    .filter(may)
                    .toList();
            if (!first.isEmpty()) {
                first.forEach(line -> names.add(line.name()));
                news.put(patient, first);
                all.put(patient, String.join(" ", names).strip());
            }
        });
        if (!all.isEmpty()) {
            BatchSql.run(database, RELEASE, List.copyOf(all.keySet()), List.copyOf(all.values()), job);
        }
        return news;
    }

    /** Removes the lines of an export. */
    void delete(String job) {
        for (String table : List.of("bulk_line", "bulk_release", "bulk_roster")) {
            database.createNativeQuery("delete from " + table + " where job = ?1")
                    .setParameter(1, job)
                    .executeUpdate();
        }
    }

    private static Map<String, List<Line>> lines(List<Map.Entry<String, Line>> rows) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(row.getKey(), patient -> new ArrayList<>())
                .add(row.getValue()));
        return lines;
    }

    private static Map.Entry<String, Line> line(ResultSet row) throws SQLException {
        return Map.entry(
                row.getString(1), new Line(new ResourceKey(row.getString(2), row.getString(3)), row.getInt(4)));
    }

    private static List<String> texts(List<?> found) {
        return found.stream().map(String.class::cast).toList();
    }
}
