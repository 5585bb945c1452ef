// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Owns {@code feed_entry}, {@code feed_epoch}, {@code feed_agent} and {@code feed_acknowledgement}. */
@Singleton
public class FeedStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public FeedStore(EntityManager database) {
        this.database = database;
    }

    /**
     * The position the next entry gets. Holds back every other writer of the log until the transaction ends, so that
     * positions become visible in order and without gaps.
     */
    long lockNextPosition() {
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(7101)) locked")
                .getSingleResult();
        return ((Number) database.createNativeQuery("select coalesce(max(position), 0) + 1 from feed_entry", Long.class)
                        .getSingleResult())
                .longValue();
    }

    void insert(long position, String cause, String body, Instant at) {
        database.createNativeQuery("insert into feed_entry (position, cause, body, recorded_at)"
                        + " values (?1, ?2, ?3, cast(?4 as timestamptz))")
                .setParameter(1, position)
                .setParameter(2, cause)
                .setParameter(3, body)
                .setParameter(4, at.toString())
                .executeUpdate();
    }
}
