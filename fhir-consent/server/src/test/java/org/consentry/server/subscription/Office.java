// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.Transactions;
import org.consentry.server.subscription.delivery.Deliveries;
import org.consentry.server.subscription.delivery.DeliveryRound;
import org.consentry.server.subscription.delivery.NotificationClient;
import org.consentry.server.subscription.delivery.NotificationMapping;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** The room at work on a real database, with a clock that the test moves. Making it anew is a restart. */
public final class Office {
    public static final int TRIES = 3;
    /** A look at such a patient cannot be written down. */
    public static final String UNTOLD = "untold";

    private final OwnRooms rooms;
    private final Transactions transactions;
    private final ResourceStore resources;
    private final FhirContext fhir = fhir();
    private final FhirBodies bodies = new FhirBodies(fhir);
    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final DeadLetterStore deadLetters;
    private final SubscriptionMapping mapping;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Semaphore answered = new Semaphore(0);
    private final List<String> looks = new ArrayList<>();

    public Office(OwnRooms rooms, InstantSource clock, ScheduledExecutorService threads, Set<String> hosts) {
        this.rooms = rooms;
        this.clock = clock;
        EntityManager database = rooms.database();
        this.transactions = rooms.transactions();
        this.resources = new ResourceStore(database, clock);
        this.subscriptions = new SubscriptionStore(database, new HeaderSeal(config(hosts), new Random(7)));
        this.events = new EventStore(database);
        this.deadLetters = new DeadLetterStore(database);
        this.mapping = new SubscriptionMapping(bodies, resources);
        LookRecorder noted = (caller, patient, what, list) -> {
            if (patient.startsWith(UNTOLD)) {
                throw new IllegalStateException("broken for the test");
            }
            looks.add(caller.name() + " " + patient + " " + what);
        };
        DeliveryRound turns = new DeliveryRound(
                subscriptions,
                events,
                deadLetters,
                new NotificationMapping(fhir, resources, bodies, clock, ClosedRecords.NONE),
                mapping,
                config(hosts),
                noted,
                new Random(1));
        this.deliveries = new Deliveries(subscriptions, turns, new NotificationClient(threads), transactions, clock);
    }

    /** A subscriber of everything, from now on. */
    public void subscribe(String id, String address, PayloadContent content, @Nullable String patient) {
        transactions.run(() -> {
            DeliveryProgress begin = DeliveryProgress.begin(clock.instant());
            Channel channel = new Channel(
                    URI.create(address),
                    List.of("Authorization: Bearer of-" + id),
                    content,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10),
                    2);
            Subscription sent = new Subscription().setCriteria(SubscriptionMapping.TOPIC);
            sent.getChannel().setEndpoint(address);
            Subscription kept = mapping.kept(sent, List.of(), begin);
            var filing = mapping.filing(kept, "owner", clock.instant());
            resources.create(new Draft(
                    new ResourceKey("Subscription", id), null, filing.sortAt(), bodies.text(kept, id), filing.index()));
            Instant end = clock.instant().plus(Duration.ofDays(30));
            subscriptions.save(new Subscriber(
                    id, "owner", "http://here/r4", channel, patient, end, "Dana", "Audit", events.head(), begin));
        });
    }

    /** A patient says something: a version and an entry of the log, as the consent room writes them. */
    public void consent(String patient, String id, int version) {
        transactions.run(() -> {
            Consent consent = new Consent().setStatus(Consent.ConsentState.ACTIVE);
            Draft draft = new Draft(
                    new ResourceKey("Consent", id), patient, clock.instant(), bodies.text(consent, id), List.of());
            if (version == 1) {
                resources.create(draft);
            } else {
                resources.update(draft, version - 1);
            }
        });
        log("Consent/" + id + "/_history/" + version);
    }

    /** Stores headers as they were stored before there were keys. */
    public void storeOpenly(String id, String header) throws SQLException {
        rooms.sql("update subscription set headers = '[\"" + header + "\"]' where id = '" + id + "'");
    }

    /** What a start does. */
    public int sealAll() {
        return transactions.call(subscriptions::sealAll);
    }

    /** The headers that are sent, and the text that lies in the database. */
    public List<String> headers(String id) {
        String kept = transactions.call(() -> (String) rooms.database()
                .createNativeQuery("select headers from subscription where id = ?1", String.class)
                .setParameter(1, id)
                .getSingleResult());
        List<String> all = new ArrayList<>(transactions.call(
                () -> subscriptions.find(id).orElseThrow().channel().headers()));
        all.add(kept);
        return all;
    }

    /** Any entry of the log. */
    public void log(String cause) {
        try {
            rooms.sql("insert into feed_entry select coalesce(max(position), 0) + 1, 'x', '" + cause + "', '{}', '"
                    + clock.instant() + "' from feed_entry");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Works until something has happened. */
    public void until(BooleanSupplier happened) throws InterruptedException {
        while (!happened.getAsBoolean()) {
            round();
            answered.tryAcquire(20, TimeUnit.MILLISECONDS);
        }
        settle();
    }

    /** Works until nothing is left to do or to wait for. */
    public void settle() throws InterruptedException {
        while (round() > 0 || answered.tryAcquire(200, TimeUnit.MILLISECONDS)) {
            // There was something.
        }
    }

    public int round() {
        return deliveries.doWork(answered::release);
    }

    Subscriber subscriber(String id) {
        return transactions.call(() -> subscriptions.find(id).orElseThrow());
    }

    public DeliveryProgress progress(String id) {
        return subscriber(id).progress();
    }

    public List<DeadLetter> deadLetters() {
        return transactions.call(deadLetters::waiting);
    }

    public String resource(String id) {
        return transactions
                .call(() -> resources.read(new ResourceKey("Subscription", id)).orElseThrow())
                .body();
    }

    /** As the operation does. */
    public void replay(String id) {
        transactions.run(() -> {
            Subscriber found = subscriptions.locked(id).orElseThrow();
            deadLetters.replayed(id, "Dana", clock.instant());
            subscriptions.save(found.with(found.progress().restarted(clock.instant())));
        });
    }

    public List<String> looks() {
        return looks;
    }

    private static FhirContext fhir() {
        FhirContext fhir = FhirContext.forR4();
        fhir.getParserOptions().setStripVersionsFromReferences(false);
        return fhir;
    }

    private static SubscriptionConfig config(Set<String> hosts) {
        Map<String, String> settings = Map.of(
                "subscription-key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "subscription-hosts",
                String.join(",", hosts),
                "subscription-loopback-http",
                "true",
                "subscription-tries",
                Integer.toString(TRIES),
                "subscription-first-retry",
                "PT1S",
                "subscription-longest-retry",
                "PT1M");
        return SubscriptionConfig.read(key -> Optional.ofNullable(settings.get(key)), new ArrayList<>());
    }
}
