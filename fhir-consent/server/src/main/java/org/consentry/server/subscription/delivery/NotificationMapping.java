// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.subscription.ChannelMapping;
import org.consentry.server.subscription.DeliveryProgress;
import org.consentry.server.subscription.Event;
import org.consentry.server.subscription.PayloadContent;
import org.consentry.server.subscription.Subscriber;
import org.consentry.server.subscription.SubscriptionMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Makes notifications in the R4 form of the backport: a history Bundle whose first entry describes the subscription.
 */
@Singleton
public class NotificationMapping {
    private static final String BUNDLE = ChannelMapping.IG + "backport-subscription-notification-r4";
    private static final String STATUS = ChannelMapping.IG + "backport-subscription-status-r4";

    private final FhirContext fhir;
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final InstantSource clock;
    private final ClosedRecords closed;

    /** Takes its collaborators. */
    @Inject
    public NotificationMapping(
            FhirContext fhir, ResourceStore store, FhirBodies bodies, InstantSource clock, ClosedRecords closed) {
        this.fhir = fhir;
        this.store = store;
        this.bodies = bodies;
        this.clock = clock;
        this.closed = closed;
    }

    /** Whether the resource of an event may be in a notification. Nobody has opened a closed record to a program. */
    public boolean isWhole(Event event) {
        return closed.among(null, Set.of(event.patient())).isEmpty();
    }

    /** The text to post. */
    String text(Subscriber subscriber, DeliveryProgress.Step step, List<Event> events) {
        Bundle bundle =
                bundle(subscriber, step.code(), events, subscriber.channel().content());
        return fhir.newJsonParser().encodeResourceToString(bundle);
    }

    /**
     * A notification.
     *
     * @param type code of SubscriptionNotificationType
     * @param content how much to say about each event
     */
    public Bundle bundle(Subscriber subscriber, String type, List<Event> events, PayloadContent content) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY).setTimestamp(Date.from(clock.instant()));
        bundle.getMeta().addProfile(BUNDLE);
        Parameters status = status(subscriber, type);
        events.forEach(event -> add(status, subscriber.base(), event, content));
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(status)
                .setRequest(request(Bundle.HTTPVerb.GET, address(subscriber) + "/$status"))
                .getResponse()
                .setStatus("200");
        if (content != PayloadContent.EMPTY) {
            events.forEach(event -> add(bundle, subscriber.base(), event, content));
        }
        return bundle;
    }

    /** The state of a subscription in the standard's R4 form. */
    public Parameters status(Subscriber subscriber, String type) {
        Parameters status = new Parameters();
        status.getMeta().addProfile(STATUS);
        status.addParameter().setName("subscription").setValue(new Reference(address(subscriber)));
        status.addParameter().setName("topic").setValue(new CanonicalType(SubscriptionMapping.TOPIC));
        DeliveryProgress progress = subscriber.progress();
        status.addParameter()
                .setName("status")
                .setValue(new CodeType(progress.status().code()));
        status.addParameter().setName("type").setValue(new CodeType(type));
        status.addParameter()
                .setName("events-since-subscription-start")
                .setValue(new StringType(Long.toString(progress.events())));
        if (progress.failure() != null) {
            status.addParameter().setName("error").setValue(new CodeableConcept().setText(progress.failure()));
        }
        return status;
    }

    private static void add(Parameters status, String base, Event event, PayloadContent content) {
        ParametersParameterComponent part = status.addParameter().setName("notification-event");
        part.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
        part.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.at())));
        if (content != PayloadContent.EMPTY) {
            part.addPart().setName("focus").setValue(new Reference(base + "/" + event.versioned()));
        }
    }

    private void add(Bundle bundle, String base, Event event, PayloadContent content) {
        boolean first = event.version() == 1;
        ResourceKey key = new ResourceKey("Consent", event.consent());
        Bundle.BundleEntryComponent entry = bundle.addEntry().setFullUrl(base + "/" + key.reference());
        entry.setRequest(
                first ? request(Bundle.HTTPVerb.POST, "Consent") : request(Bundle.HTTPVerb.PUT, key.reference()));
        entry.getResponse().setStatus(first ? "201" : "200").setEtag("W/\"" + event.version() + "\"");
        if (content == PayloadContent.FULL_RESOURCE && isWhole(event)) {
            entry.setResource(bodies.resource(
                    Consent.class, store.version(key, event.version()).orElseThrow()));
        }
    }

    private static Bundle.BundleEntryRequestComponent request(Bundle.HTTPVerb method, String url) {
        return new Bundle.BundleEntryRequestComponent().setMethod(method).setUrl(url);
    }

    private static String address(Subscriber subscriber) {
        return subscriber.base() + "/Subscription/" + subscriber.id();
    }
}
