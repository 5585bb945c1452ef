// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.order;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.work.AfterCommit;
import org.consentry.server.subscription.Channel;
import org.consentry.server.subscription.ChannelMapping;
import org.consentry.server.subscription.DeadLetterStore;
import org.consentry.server.subscription.DeliveryProgress;
import org.consentry.server.subscription.EventStore;
import org.consentry.server.subscription.Headers;
import org.consentry.server.subscription.PayloadContent;
import org.consentry.server.subscription.Subscriber;
import org.consentry.server.subscription.SubscriptionMapping;
import org.consentry.server.subscription.SubscriptionStore;
import org.consentry.server.subscription.delivery.DeliveryLoop;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** Creates, changes and restarts subscriptions for callers. */
@Singleton
public class Subscriptions {
    private final SubscriptionRequestMapping wishes;
    private final SubscriptionMapping mapping;
    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final DeadLetterStore deadLetters;
    private final ResourceStore resources;
    private final FhirWrites writes;
    private final AfterCommit afterCommit;
    private final DeliveryLoop loop;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Subscriptions(
            SubscriptionRequestMapping wishes,
            SubscriptionMapping mapping,
            SubscriptionStore subscriptions,
            EventStore events,
            DeadLetterStore deadLetters,
            ResourceStore resources,
            FhirWrites writes,
            AfterCommit afterCommit,
            DeliveryLoop loop,
            InstantSource clock) {
        this.wishes = wishes;
        this.mapping = mapping;
        this.subscriptions = subscriptions;
        this.events = events;
        this.deadLetters = deadLetters;
        this.resources = resources;
        this.writes = writes;
        this.afterCommit = afterCommit;
        this.loop = loop;
        this.clock = clock;
    }

    /** Creates a subscription. Its events begin at the end of the change log. */
    MethodOutcome create(RequestDetails request, Subscription sent) {
        SubscriptionRequest wanted = wishes.wanted(sent);
        if (wanted.status() != DeliveryProgress.Status.REQUESTED) {
            refuse("Subscription.status", "requested", wanted.status().code());
        }
        Caller reader = reader(request, wanted.channel());
        Instant now = clock.instant();
        DeliveryProgress progress = DeliveryProgress.begin(now);
        Channel channel = wanted.channel().with(Headers.filled(wanted.channel().headers(), List.of()));
        Subscription kept = mapping.kept(sent, channel.headers(), progress);
        String owner = Callers.subject(request);
        StoredVersion stored = writes.create(kept, mapping.filing(kept, owner, now));
        subscriptions.save(new Subscriber(
                stored.key().id(),
                owner,
                request.getFhirServerBase(),
                channel,
                wanted.patient(),
                wanted.end(),
                reader == null ? null : reader.name(),
                reader == null ? null : reader.reason(),
                events.head(),
                progress));
        afterCommit.run(loop::wake);
        return writes.outcome(Subscription.class, stored, true);
    }

    /** Changes a subscription. What it is about stays. */
    MethodOutcome update(RequestDetails request, IdType id, Subscription sent) {
        Subscriber found = subscriptions.locked(visible(request, id).id()).orElseThrow();
        ResourceKey key = new ResourceKey("Subscription", found.id());
        StoredVersion current = resources.readLocked(key).orElseThrow();
        int expected = writes.ifMatch(request).orElse(current.version());
        SubscriptionRequest wanted = wishes.wanted(sent);
        if (!Objects.equals(wanted.patient(), found.patient())) {
            refuse("Subscription.criteria.extension", "the filter it was made with", "another");
        }
        boolean off = wanted.status() == DeliveryProgress.Status.OFF;
        Caller reader = off ? null : reader(request, wanted.channel());
        Subscriber next = new Subscriber(
                found.id(),
                found.owner(),
                request.getFhirServerBase(),
                off ? wanted.channel().with(List.of()) : channel(found.channel(), wanted.channel()),
                found.patient(),
                wanted.end(),
                reader == null ? null : reader.name(),
                reader == null ? null : reader.reason(),
                found.position(),
                progress(request, found, wanted));
        subscriptions.save(next);
        Subscription kept = mapping.kept(sent, next.channel().headers(), next.progress());
        Instant since = resources.version(key, 1).orElseThrow().recordedAt();
        StoredVersion stored = writes.update(key, kept, mapping.filing(kept, found.owner(), since), expected);
        afterCommit.run(loop::wake);
        return writes.outcome(Subscription.class, stored, false);
    }

    /** The subscription, if the caller may know about it. Otherwise the answer is that it is not here. */
    Subscriber visible(RequestDetails request, IdType id) {
        return subscriptions
                .find(String.valueOf(id.getIdPart()))
                .filter(found -> Callers.of(request).kind() == Caller.Kind.STAFF
                        || found.owner().equals(Callers.subject(request)))
                .orElseThrow(() -> FhirErrors.notHere("Subscription/" + id.getIdPart()));
    }

    /** Starts a subscription again where it stopped. */
    Subscriber replay(RequestDetails request, IdType id) {
        Subscriber found = subscriptions.locked(visible(request, id).id()).orElseThrow();
        if (found.progress().status() != DeliveryProgress.Status.ERROR) {
            throw FhirErrors.conflict("Expected a Subscription in error, found it "
                    + found.progress().status().code());
        }
        Subscriber again = found.with(restarted(request, found));
        subscriptions.save(again);
        mapping.follow(again.id(), again.owner(), again.progress());
        afterCommit.run(loop::wake);
        return again;
    }

    private DeliveryProgress progress(RequestDetails request, Subscriber found, SubscriptionRequest wanted) {
        DeliveryProgress now = found.progress();
        if (wanted.status() == DeliveryProgress.Status.OFF) {
            return now.ended();
        }
        if (wanted.status() != DeliveryProgress.Status.REQUESTED && wanted.status() != now.status()) {
            refuse(
                    "Subscription.status",
                    "requested, off or " + now.status().code(),
                    wanted.status().code());
        }
        boolean elsewhere = !wanted.channel().endpoint().equals(found.channel().endpoint());
        return elsewhere || wanted.status() == DeliveryProgress.Status.REQUESTED ? restarted(request, found) : now;
    }

    private DeliveryProgress restarted(RequestDetails request, Subscriber found) {
        deadLetters.replayed(found.id(), Callers.of(request).name(), clock.instant());
        return found.progress().restarted(clock.instant());
    }

    /**
     * The channel with its headers. Nobody can read headers, so a caller who sends none keeps them. They never go to
     * another endpoint.
     */
    private static Channel channel(Channel found, Channel wanted) {
        List<String> before = wanted.endpoint().equals(found.endpoint()) ? found.headers() : List.of();
        return wanted.with(wanted.headers().isEmpty() ? before : Headers.filled(wanted.headers(), before));
    }

    /**
     * Who looks at Consents that are sent whole; null if none are. Only a caller who may read Consents may have them
     * sent.
     */
    private static @Nullable Caller reader(RequestDetails request, Channel channel) {
        if (channel.content() != PayloadContent.FULL_RESOURCE) {
            return null;
        }
        Caller caller = Callers.of(request);
        if (caller.kind() != Caller.Kind.STAFF) {
            refuse(
                    "Subscription.channel.payload.extension('" + ChannelMapping.CONTENT + "')",
                    "empty or id-only, since your role may not read Consents",
                    "full-resource");
        }
        if (!caller.scopes().allow(caller.kind(), "Consent", "rs")) {
            throw FhirErrors.forbidden(
                    "Expected a scope such as user/Consent.rs to have Consents sent whole, found none");
        }
        if (caller.reason() == null) {
            throw FhirErrors.forbidden("Expected the header " + Caller.REASON_HEADER
                    + " with 5 to 200 characters that say why Consents are to be sent whole, found none");
        }
        return caller;
    }

    private static void refuse(String expression, String expected, String found) {
        Complaints complaints = new Complaints();
        complaints.add(expression, expected, found);
        complaints.refuse();
    }
}
