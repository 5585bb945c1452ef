// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.server.storage.BatchSql;

/**
 * Reads the present facts about many subjects with one statement for any number. {@link FactStore} reads those of one.
 * It sees what the caller's transaction sees.
 */
@Singleton
public class FactBatchStore {
    private static final String NEWEST = """
            select n.subject, e.body
              from unnest(?) as n (subject) cross join lateral
                   (select body from feed_entry where subject = n.subject order by position desc limit 1) e
            """;

    // One look into the index for each number: joined as a whole, PostgreSQL reads all merges there are.
    private static final String INTO = """
            select e.authority, e.value
              from unnest(?, ?) as n (authority, value) cross join lateral
                   (select body::jsonb -> 'from' ->> 'authority' as authority, body::jsonb -> 'from' ->> 'value' as value
                      from feed_entry
                     where left(subject, 6) = 'merge '
                       and body::jsonb -> 'into' ->> 'authority' = n.authority
                       and body::jsonb -> 'into' ->> 'value' = n.value
                    offset 0) e
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FactBatchStore(EntityManager database) {
        this.database = database;
    }

    /**
     * The present terms of these patients, with cases and answers of registries. A patient without an entry is left
     * out.
     */
    public Map<PatientId, PatientTerms> terms(Collection<PatientId> patients) {
        return newest(patients, Subject::of, FeedEntry.ConsentChanged.class, FeedEntry.ConsentChanged::terms);
    }

    /** These scans, and the patients they belong to. */
    public Map<StudyUid, LinkedStudy> studies(Collection<StudyUid> studies) {
        return newest(studies, Subject::of, FeedEntry.StudyLinked.class, FeedEntry.StudyLinked::study);
    }

    /** Which numbers mean the same persons as these, and which of them are valid now. */
    public Merges merges(Collection<PatientId> patients) {
        List<FeedEntry.PatientMerged> merges = new ArrayList<>();
        Set<PatientId> asked = new HashSet<>();
        Set<PatientId> open = new HashSet<>(patients);
        while (!open.isEmpty()) {
            asked.addAll(open);
            Collection<FeedEntry.PatientMerged> from = newest(
                            open, Subject::ofMerged, FeedEntry.PatientMerged.class, Function.identity())
                    .values();
            merges.addAll(from);
            open = Stream.concat(from.stream().map(FeedEntry.PatientMerged::into), everInto(open).stream())
                    .filter(number -> !asked.contains(number))
                    .collect(Collectors.toSet());
        }
        return Merges.of(merges);
    }

    /** The numbers that were merged into one of these at any time. */
    private List<PatientId> everInto(Collection<PatientId> patients) {
        List<PatientId> ordered = List.copyOf(patients);
        return BatchSql.rows(
                database,
                INTO,
                row -> new PatientId(row.getString(1), row.getString(2)),
                ordered.stream().map(PatientId::authority).toList(),
                ordered.stream().map(PatientId::value).toList());
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
