// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Owns {@code feed_entry} and {@code feed_epoch}. Its writes belong to the caller's transaction. */
@Singleton
public class FeedStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FeedStore(EntityManager database) {
        this.database = database;
    }

    /**
     * The position of the next entry. Every other writer of the log waits until the transaction ends, so that positions
     * become visible in order and without gaps.
     */
    long lockNextPosition() {
        return database.unwrap(Session.class)
                .createNativeQuery("select feed_next_position()", Long.class)
                .getSingleResult();
    }

    /** The newest entry of a subject, as JSON, as it is in this transaction. */
    Optional<String> newest(String subject) {
        List<?> found = database.createNativeQuery(
                        "select body from feed_entry where subject = ?1 order by position desc limit 1", String.class)
                .setParameter(1, subject)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    void insert(FeedLine line, String cause, Instant at) {
        database.createNativeQuery("insert into feed_entry (position, subject, cause, body, recorded_at)"
                        + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz))")
                .setParameter(1, line.position())
                .setParameter(2, line.subject())
                .setParameter(3, cause)
                .setParameter(4, line.body())
                .setParameter(5, at.toString())
                .executeUpdate();
    }
}
