// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;

/**
 * What an agent that has followed the whole log would know, read in the caller's transaction: so the server decides by
 * the same facts as its agents do.
 */
@Singleton
public class KnownStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public KnownStore(EntityManager database) {
        this.database = database;
    }

    /** All a patient has said; nothing for a patient who never spoke. */
    public PatientTerms terms(PatientId patient) {
        return newest("patient " + text(patient))
                .filter(FeedEntry.ConsentChanged.class::isInstance)
                .map(entry -> ((FeedEntry.ConsentChanged) entry).terms())
                .orElse(PatientTerms.NONE);
    }

    /** Whether this number now stands for somebody known by another one. */
    public boolean isMerged(PatientId patient) {
        return newest("merge " + text(patient)).isPresent();
    }

    /** A scan and whose it is. */
    public Optional<LinkedStudy> study(StudyUid uid) {
        return newest("study " + uid.value())
                .filter(FeedEntry.StudyLinked.class::isInstance)
                .map(entry -> ((FeedEntry.StudyLinked) entry).study());
    }

    /** An entry of the register of recipients. */
    public Optional<RegisteredRecipient> recipient(RecipientId id) {
        return newest("recipient " + id.value())
                .filter(FeedEntry.RecipientChanged.class::isInstance)
                .map(entry -> ((FeedEntry.RecipientChanged) entry).recipient());
    }

    /** All regimes; empty if none were told of yet. */
    public Optional<RegimeSet> regimes() {
        return newest("regime")
                .filter(FeedEntry.RegimesChanged.class::isInstance)
                .map(entry -> ((FeedEntry.RegimesChanged) entry).regimes());
    }

    /** The last position. */
    public long position() {
        return ((Number) database.createNativeQuery("select coalesce(max(position), 0) from feed_entry", Long.class)
                        .getSingleResult())
                .longValue();
    }

    private Optional<FeedEntry> newest(String subject) {
        List<?> found = database.createNativeQuery(
                        "select body from feed_entry where subject = ?1 order by position desc limit 1", String.class)
                .setParameter(1, subject)
                .getResultList();
        return found.stream().map(String.class::cast).map(KnownStore::entry).findFirst();
    }

    private static FeedEntry entry(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return FeedEntryJson.read(reader.readObject());
        }
    }

    private static String text(PatientId patient) {
        return patient.authority() + " " + patient.value();
    }
}
