// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.order;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.List;
import org.consentry.server.access.Callers;
import org.consentry.server.access.WriteRecorder;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.subscription.DeadLetter;
import org.consentry.server.subscription.DeadLetterStore;
import org.consentry.server.subscription.Event;
import org.consentry.server.subscription.EventStore;
import org.consentry.server.subscription.PayloadContent;
import org.consentry.server.subscription.Subscriber;
import org.consentry.server.subscription.delivery.NotificationMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Serves the operations of Subscriptions: their state, their events, and the events they could not deliver. */
@Singleton
@Transactional
public class SubscriptionOperationProvider implements PlainProvider {
    private static final int MOST_EVENTS = 1000;

    private final Subscriptions orders;
    private final EventStore events;
    private final DeadLetterStore deadLetters;
    private final NotificationMapping notifications;
    private final WriteRecorder recorder;

    /** Takes its collaborators. */
    @Inject
    public SubscriptionOperationProvider(
            Subscriptions orders,
            EventStore events,
            DeadLetterStore deadLetters,
            NotificationMapping notifications,
            WriteRecorder recorder) {
        this.orders = orders;
        this.events = events;
        this.deadLetters = deadLetters;
        this.notifications = notifications;
        this.recorder = recorder;
    }

    /** {@code Subscription/x/$status}. */
    @Operation(name = "$status", typeName = "Subscription", idempotent = true)
    public Bundle status(RequestDetails request, @IdParam IdType id) {
        Subscriber found = orders.visible(request, id);
        Bundle answer = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(1);
        answer.addEntry()
                .setFullUrl("urn:uuid:" + java.util.UUID.randomUUID())
                .setResource(notifications.status(found, "query-status"))
                .getSearch()
                .setMode(Bundle.SearchEntryMode.MATCH);
        return answer;
    }

    /**
     * {@code Subscription/x/$events}: past events by number, both ends included, at most 1000, and never with whole
     * Consents.
     */
    @Operation(name = "$events", typeName = "Subscription", idempotent = true)
    public Bundle events(
            RequestDetails request,
            @IdParam IdType id,
            @OperationParam(name = "eventsSinceNumber") @Nullable StringType since,
            @OperationParam(name = "eventsUntilNumber") @Nullable StringType until,
            @OperationParam(name = "content") @Nullable StringType content) {
        Subscriber found = orders.visible(request, id);
        List<Event> told = events.between(
                found.id(),
                number("eventsSinceNumber", since, 1),
                number("eventsUntilNumber", until, Long.MAX_VALUE),
                MOST_EVENTS);
        boolean empty = found.channel().content() == PayloadContent.EMPTY
                || (content != null && PayloadContent.EMPTY.code().equals(content.getValue()));
        return notifications.bundle(found, "query-event", told, empty ? PayloadContent.EMPTY : PayloadContent.ID_ONLY);
    }

    /** {@code Subscription/$dead-letters}: events that were given up, for staff. */
    @Operation(name = "$dead-letters", typeName = "Subscription", idempotent = true)
    public Parameters deadLetters() {
        Parameters answer = new Parameters();
        for (DeadLetter letter : deadLetters.waiting()) {
            ParametersParameterComponent part = answer.addParameter().setName("dead-letter");
            part.addPart().setName("subscription").setValue(new Reference("Subscription/" + letter.subscription()));
            part.addPart().setName("first").setValue(new StringType(Long.toString(letter.first())));
            part.addPart().setName("last").setValue(new StringType(Long.toString(letter.last())));
            part.addPart().setName("tries").setValue(new IntegerType(letter.tries()));
            part.addPart().setName("failure").setValue(new StringType(letter.failure()));
            part.addPart().setName("at").setValue(new InstantType(Date.from(letter.at())));
        }
        return answer;
    }

    /**
     * {@code POST Subscription/x/$replay}: starts a subscription in error again, first with the events it could not
     * deliver.
     */
    @Operation(name = "$replay", typeName = "Subscription")
    public Parameters replay(RequestDetails request, @IdParam IdType id) {
        Subscriber again = orders.replay(request, id);
        recorder.changed(Callers.of(request), null, "Subscription/" + again.id(), false);
        return notifications.status(again, "query-status");
    }

    private static long number(String name, @Nullable StringType text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return Math.max(0, Long.parseLong(text.getValue()));
        } catch (NumberFormatException notANumber) {
            throw FhirErrors.badRequest("Expected " + name + " to be a whole number");
        }
    }
}
