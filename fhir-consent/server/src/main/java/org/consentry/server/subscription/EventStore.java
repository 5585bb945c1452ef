// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Owns {@code subscription_event}: which entry of the change log is which event of which subscription. */
@Singleton
public class EventStore {
    /** Most positions of the log that are read in one transaction. */
    private static final long MOST_AT_ONCE = 5000;

    /** Counts a version as one event. The log has it once for each number of the patient. */
    private static final String COUNT = """
            insert into subscription_event (subscription, number, position, consent, version, patient, recorded_at)
            select ?1, ?2 + row_number() over (order by f.position), f.position, v.id, v.version, v.patient, f.recorded_at
              from feed_entry f join resource_version v on v.type = 'Consent' and v.id = split_part(f.cause, '/', 2)
                   and cast(v.version as text) = split_part(f.cause, '/', 4)
             where f.position > ?3 and f.position <= ?4 and f.cause ~ '^Consent/[^/]+/_history/[0-9]+$'
               and f.position = (select min(e.position) from feed_entry e where e.cause = f.cause)
               and v.patient is not null and (cast(?5 as text) is null or v.patient = cast(?5 as text))
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public EventStore(EntityManager database) {
        this.database = database;
    }

    /** The last position of the change log. */
    public long head() {
        return ((Number) database.createNativeQuery("select coalesce(max(position), 0) from feed_entry", Long.class)
                        .getSingleResult())
                .longValue();
    }

    /** Numbers the new events for a locked subscription. The caller saves the returned one. */
    public Subscriber count(Subscriber subscriber) {
        long head = Math.min(head(), subscriber.position() + MOST_AT_ONCE);
        if (head <= subscriber.position()) {
            return subscriber;
        }
        int more = database.createNativeQuery(COUNT)
                .setParameter(1, subscriber.id())
                .setParameter(2, subscriber.progress().events())
                .setParameter(3, subscriber.position())
                .setParameter(4, head)
                .setParameter(5, subscriber.patient())
                .executeUpdate();
        return subscriber.counted(head, more);
    }

    /** The events among these that were never sent as a whole. They count as sent from now on. */
    public List<Event> neverShown(String subscription, List<Event> events) {
        return events.stream()
                .filter(event -> database.createNativeQuery("update subscription_event set shown = true"
                                        + " where subscription = ?1 and number = ?2 and not shown")
                                .setParameter(1, subscription)
                                .setParameter(2, event.number())
                                .executeUpdate()
                        > 0)
                .toList();
    }

    /** Events of a subscription, in order. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<Event> between(String subscription, long first, long last, int most) {
        List<Tuple> rows = database.createNativeQuery(
                        "select number, consent, version, patient, recorded_at from subscription_event"
                                + " where subscription = ?1 and number >= ?2 and number <= ?3 order by number limit "
                                + most,
                        Tuple.class)
                .setParameter(1, subscription)
                .setParameter(2, first)
                .setParameter(3, last)
                .getResultList();
        return rows.stream()
                .map(row -> new Event(
                        row.get("number", Long.class),
                        row.get("consent", String.class),
                        row.get("version", Integer.class),
                        row.get("patient", String.class),
                        row.get("recorded_at", Instant.class)))
                .toList();
    }
}
