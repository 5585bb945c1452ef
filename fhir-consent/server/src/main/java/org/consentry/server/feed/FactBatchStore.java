// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.server.storage.BatchSql;

/**
 * Tells of many subjects at once what {@link FactStore} tells of one, as it is now: one statement, however many. Sees
 * what the caller's transaction sees.
 */
@Singleton
public class FactBatchStore {
    private static final String NEWEST = """
            select n.subject, e.body
              from unnest(?) as n (subject) cross join lateral
                   (select body from feed_entry where subject = n.subject order by position desc limit 1) e
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FactBatchStore(EntityManager database) {
        this.database = database;
    }

    /** What stands of these patients, with cases and answers of registries; nothing of whom nothing was ever told. */
    public Map<PatientId, PatientTerms> terms(Collection<PatientId> patients) {
        return newest(patients, Subject::of, FeedEntry.ConsentChanged.class, FeedEntry.ConsentChanged::terms);
    }

    /** These scans, and whose they are. */
    public Map<StudyUid, LinkedStudy> studies(Collection<StudyUid> studies) {
        return newest(studies, Subject::of, FeedEntry.StudyLinked.class, FeedEntry.StudyLinked::study);
    }

    /** Of each number the merges from it on to the one that is valid now for the person. */
    public Map<PatientId, Merges> chains(Collection<PatientId> patients) {
        Map<PatientId, FeedEntry.PatientMerged> merged = new HashMap<>();
        Set<PatientId> asked = new HashSet<>();
        Set<PatientId> open = new HashSet<>(patients);
        while (!open.isEmpty()) {
            Map<PatientId, FeedEntry.PatientMerged> found =
                    newest(open, Subject::ofMerged, FeedEntry.PatientMerged.class, Function.identity());
            merged.putAll(found);
            asked.addAll(open);
            open = found.values().stream()
                    .map(FeedEntry.PatientMerged::into)
                    .filter(into -> !asked.contains(into))
                    .collect(Collectors.toSet());
        }
        return patients.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        patient -> FactStore.chain(patient, number -> Optional.ofNullable(merged.get(number)))));
    }

    private <K, E extends FeedEntry, T> Map<K, T> newest(
            Collection<K> keys, Function<K, String> subject, Class<E> type, Function<E, T> part) {
        Map<String, K> asked = keys.stream().distinct().collect(Collectors.toMap(subject, Function.identity()));
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<K, T> found = new HashMap<>();
        List<String> subjects = List.copyOf(asked.keySet());
        BatchSql.rows(database, NEWEST, row -> Map.entry(row.getString(1), row.getString(2)), subjects)
                .forEach(row -> found.put(
                        Optional.ofNullable(asked.get(row.getKey())).orElseThrow(),
                        part.apply(type.cast(LogStore.entry(row.getValue())))));
        return found;
    }
}
