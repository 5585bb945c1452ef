// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Owns {@code subscription_dead_letter}: events that were given up, until somebody starts the subscription again. */
@Singleton
public class DeadLetterStore {
    private static final int MOST_AT_ONCE = 1000;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public DeadLetterStore(EntityManager database) {
        this.database = database;
    }

    public void add(DeadLetter letter) {
        database.createNativeQuery("insert into subscription_dead_letter"
                        + " (subscription, first, last, tries, failure, failed_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, cast(?6 as timestamptz))")
                .setParameter(1, letter.subscription())
                .setParameter(2, letter.first())
                .setParameter(3, letter.last())
                .setParameter(4, letter.tries())
                .setParameter(5, letter.failure())
                .setParameter(6, letter.at().toString())
                .executeUpdate();
    }

    /** Letters that wait for somebody, oldest first, at most 1000. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<DeadLetter> waiting() {
        List<Tuple> rows = database.createNativeQuery(
                        "select subscription, first, last, tries, failure, failed_at from subscription_dead_letter"
                                + " where replayed_at is null order by failed_at limit " + MOST_AT_ONCE,
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new DeadLetter(
                        row.get("subscription", String.class),
                        row.get("first", Long.class),
                        row.get("last", Long.class),
                        row.get("tries", Integer.class),
                        row.get("failure", String.class),
                        row.get("failed_at", Instant.class)))
                .toList();
    }

    /**
     * Marks a subscription's letters as replayed, since somebody starts it again. They are sent as events once more.
     */
    public void replayed(String subscription, String by, Instant now) {
        database.createNativeQuery("update subscription_dead_letter set replayed_at = cast(?3 as timestamptz),"
                        + " replayed_by = ?2 where subscription = ?1 and replayed_at is null")
                .setParameter(1, subscription)
                .setParameter(2, by)
                .setParameter(3, now.toString())
                .executeUpdate();
    }
}
