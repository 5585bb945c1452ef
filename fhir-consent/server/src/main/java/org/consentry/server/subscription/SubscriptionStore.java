// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owns {@code subscription}, with secrets and progress, in the caller's transaction. */
@Singleton
public class SubscriptionStore {
    private static final String DUE = """
            select id from subscription, (select coalesce(max(position), 0) as head from feed_entry) log
             where (status in ('requested', 'active') and not_before <= cast(?1 as timestamptz)
                    and (status = 'requested' or events > delivered or position < head
                         or heartbeat_at <= cast(?1 as timestamptz)))
                or (status = 'error' and position < head)
                or (status <> 'off' and ends_at <= cast(?1 as timestamptz))
             order by not_before, id limit 100
            """;

    private static final String SAVE = """
            insert into subscription (id, owner, base, endpoint, headers, content, heartbeat, timeout, most, patient,
                   ends_at, reader, reason, status, position, events, delivered, tries, not_before, heartbeat_at, lease,
                   failure)
            values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as integer), ?8, ?9, cast(?10 as text), cast(?11 as timestamptz),
                   cast(?12 as text), cast(?13 as text), ?14, ?15, ?16, ?17, ?18, cast(?19 as timestamptz),
                   cast(?20 as timestamptz), ?21, cast(?22 as text))
            on conflict (id) do update set base = excluded.base, endpoint = excluded.endpoint,
                   headers = excluded.headers, content = excluded.content, heartbeat = excluded.heartbeat,
                   timeout = excluded.timeout, most = excluded.most, ends_at = excluded.ends_at,
                   reader = excluded.reader, reason = excluded.reason, status = excluded.status,
                   position = excluded.position, events = excluded.events, delivered = excluded.delivered,
                   tries = excluded.tries, not_before = excluded.not_before, heartbeat_at = excluded.heartbeat_at,
                   lease = excluded.lease, failure = excluded.failure
            """;

    private final EntityManager database;
    private final HeaderSeal seal;

    /** Takes the transaction's entity manager and the encryption of headers. */
    @Inject
    public SubscriptionStore(EntityManager database, HeaderSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Seals all headers that are not sealed, opens all others once as a check, and returns the number it sealed. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public int sealAll() {
        List<Tuple> rows = database.createNativeQuery(
                        "select id, headers from subscription where headers <> '[]' order by id for update",
                        Tuple.class)
                .getResultList();
        int sealed = 0;
        for (Tuple row : rows) {
            String id = row.get("id", String.class);
            String kept = row.get("headers", String.class);
            List<String> headers = seal.open(id, kept);
            if (HeaderSeal.isOpen(kept)) {
                sealed += database.createNativeQuery("update subscription set headers = ?1 where id = ?2")
                        .setParameter(1, seal.seal(id, headers))
                        .setParameter(2, id)
                        .executeUpdate();
            }
        }
        return sealed;
    }

    /** Subscriptions that may have something to do, at most 100. */
    public List<String> due(Instant now) {
        List<?> found = database.createNativeQuery(DUE, String.class)
                .setParameter(1, now.toString())
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** The subscription in its present state. */
    public Optional<Subscriber> find(String id) {
        return find(id, "");
    }

    /** The same, locked until the transaction ends. */
    public Optional<Subscriber> locked(String id) {
        return find(id, " for update");
    }

    /** The same, but empty at once if another transaction holds the lock. */
    public Optional<Subscriber> lockedIfFree(String id) {
        return find(id, " for update skip locked");
    }

    /** Writes it, whether it is new or not. Its owner and what it is about never change. */
    public void save(Subscriber subscriber) {
        Channel channel = subscriber.channel();
        Query query = database.createNativeQuery(SAVE)
                .setParameter(1, subscriber.id())
                .setParameter(2, subscriber.owner())
                .setParameter(3, subscriber.base())
                .setParameter(4, channel.endpoint().toString())
                .setParameter(5, seal.seal(subscriber.id(), channel.headers()))
                .setParameter(6, channel.content().code())
                .setParameter(
                        7,
                        channel.silence()
                                .map(each -> Long.toString(each.toSeconds()))
                                .orElse(null))
                .setParameter(8, (int) channel.timeout().toSeconds())
                .setParameter(9, channel.most())
                .setParameter(10, subscriber.patient())
                .setParameter(11, text(subscriber.end()))
                .setParameter(12, subscriber.reader())
                .setParameter(13, subscriber.reason());
        DeliveryProgress progress = subscriber.progress();
        query.setParameter(14, progress.status().code())
                .setParameter(15, subscriber.position())
                .setParameter(16, progress.events())
                .setParameter(17, progress.delivered())
                .setParameter(18, progress.tries())
                .setParameter(19, progress.notBefore().toString())
                .setParameter(20, text(progress.heartbeatAt()))
                .setParameter(21, progress.lease())
                .setParameter(22, progress.failure())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    private Optional<Subscriber> find(String id, String lock) {
        List<Tuple> rows = database.createNativeQuery("select * from subscription where id = ?1" + lock, Tuple.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(this::subscriber).findFirst();
    }

    private Subscriber subscriber(Tuple row) {
        return new Subscriber(
                row.get("id", String.class),
                row.get("owner", String.class),
                row.get("base", String.class),
                channel(row),
                row.get("patient", String.class),
                row.get("ends_at", Instant.class),
                row.get("reader", String.class),
                row.get("reason", String.class),
                row.get("position", Long.class),
                progress(row));
    }

    private Channel channel(Tuple row) {
        Integer heartbeat = row.get("heartbeat", Integer.class);
        return new Channel(
                URI.create(row.get("endpoint", String.class)),
                seal.open(row.get("id", String.class), row.get("headers", String.class)),
                PayloadContent.of(row.get("content", String.class)).orElseThrow(),
                heartbeat == null ? null : Duration.ofSeconds(heartbeat),
                Duration.ofSeconds(row.get("timeout", Integer.class)),
                row.get("most", Integer.class));
    }

    private static DeliveryProgress progress(Tuple row) {
        return new DeliveryProgress(
                DeliveryProgress.Status.of(row.get("status", String.class)).orElseThrow(),
                row.get("events", Long.class),
                row.get("delivered", Long.class),
                row.get("tries", Integer.class),
                row.get("not_before", Instant.class),
                row.get("heartbeat_at", Instant.class),
                row.get("lease", Long.class),
                row.get("failure", String.class));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
