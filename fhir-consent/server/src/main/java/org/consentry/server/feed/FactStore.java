// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;

/**
 * Reads what agents were told: the newest entry of a subject, which holds everything that is true about it. It sees
 * what the caller's transaction sees, as it was known at some instant.
 */
@Singleton
public class FactStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FactStore(EntityManager database) {
        this.database = database;
    }

    /** The terms of this patient, with cases and answers of registries; no terms if there is no entry. */
    public PatientTerms terms(PatientId patient, Instant known) {
        return newest(Subject.of(patient), known)
                .map(FeedEntry.ConsentChanged.class::cast)
                .map(FeedEntry.ConsentChanged::terms)
                .orElse(PatientTerms.NONE);
    }

    /** The scan, and the patient it belongs to. */
    public Optional<LinkedStudy> study(StudyUid study, Instant known) {
        return newest(Subject.of(study), known)
                .map(FeedEntry.StudyLinked.class::cast)
                .map(FeedEntry.StudyLinked::study);
    }

    /** The recipient, as the register had it. */
    public Optional<RegisteredRecipient> recipient(RecipientId recipient, Instant known) {
        return newest(Subject.of(recipient), known)
                .map(FeedEntry.RecipientChanged.class::cast)
                .map(FeedEntry.RecipientChanged::recipient);
    }

    /** Every present recipient, by identifier. */
    public List<RegisteredRecipient> recipients() {
        return bodies(database.createNativeQuery(
                                "select distinct on (subject) body from feed_entry"
                                        + " where subject like 'recipient %' order by subject, position desc",
                                String.class)
                        .getResultList())
                .stream()
                .map(FeedEntry.RecipientChanged.class::cast)
                .map(FeedEntry.RecipientChanged::recipient)
                .toList();
    }

    /** The rules of all places; empty if there is no entry yet. */
    public Optional<RegimeSet> regimes(Instant known) {
        return newest(Subject.REGIMES, known)
                .map(FeedEntry.RegimesChanged.class::cast)
                .map(FeedEntry.RegimesChanged::regimes);
    }

    /** The merges from this number to the one that is now valid for the person. */
    public Merges chain(PatientId patient) {
        return chain(patient, LogStore.NOW);
    }

    /** The same, as it was known then. */
    public Merges chain(PatientId patient, Instant known) {
        return chain(patient, number -> newest(Subject.ofMerged(number), known));
    }

    /** The number that was valid for this number's person when the log was at that position. */
    public PatientId current(PatientId patient, long position) {
        return chain(patient, number -> newest(Subject.ofMerged(number), position))
                .current(patient);
    }

    static Merges chain(PatientId patient, Function<PatientId, Optional<? extends FeedEntry>> newest) {
        Map<PatientId, FeedEntry.PatientMerged> chain = new LinkedHashMap<>();
        PatientId at = patient;
        while (!chain.containsKey(at)) {
            Optional<FeedEntry.PatientMerged> merged = newest.apply(at).map(FeedEntry.PatientMerged.class::cast);
            if (merged.isEmpty()) {
                break;
            }
            chain.put(at, merged.get());
            at = merged.get().into();
        }
        return Merges.of(List.copyOf(chain.values()));
    }

    /** The last position. */
    public long position() {
        return ((Number) database.createNativeQuery("select coalesce(max(position), 0) from feed_entry", Long.class)
                        .getSingleResult())
                .longValue();
    }

    private Optional<FeedEntry> newest(String subject, Instant known) {
        return bodies(database.createNativeQuery(
                                "select body from feed_entry where subject = ?1"
                                        + " and recorded_at <= cast(?2 as timestamptz) order by position desc limit 1",
                                String.class)
                        .setParameter(1, subject)
                        .setParameter(2, known.toString())
                        .getResultList())
                .stream()
                .findFirst();
    }

    private Optional<FeedEntry> newest(String subject, long position) {
        return bodies(database.createNativeQuery(
                                "select body from feed_entry where subject = ?1 and position <= ?2"
                                        + " order by position desc limit 1",
                                String.class)
                        .setParameter(1, subject)
                        .setParameter(2, position)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private static List<FeedEntry> bodies(List<?> found) {
        return found.stream().map(String.class::cast).map(LogStore::entry).toList();
    }
}
