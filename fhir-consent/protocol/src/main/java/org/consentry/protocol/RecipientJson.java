// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonObjectBuilder;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.consentry.policy.Obligation;
import org.consentry.policy.RecipientId;

/** A recipient and its routes as JSON. */
final class RecipientJson {

    private static final String LIMITS = "limits";
    private static final String QUARANTINE = "quarantineDays";
    private static final String DAYS = "days";
    private static final String REST = "studyRestSeconds";
    private static final String SHARED = "sharedAe";
    private static final String FETCHED = "retrieve";

    private RecipientJson() {}

    static JsonObjectBuilder write(RegisteredRecipient recipient) {
        return createObjectBuilder()
                .add("id", recipient.id().value())
                .add("name", recipient.name())
                .add("kind", recipient.kind())
                .add("country", recipient.country())
                .add("device", recipient.device())
                .add("classes", RuleJson.texts(recipient.classes().stream().map(RecipientId::value)))
                .add("parents", RuleJson.texts(recipient.parents().stream().map(RecipientId::value)))
                .add("purposes", RuleJson.texts(recipient.purposes().stream().map(RuleJson::purposeText)))
                .add("status", recipient.status().name());
    }

    static RegisteredRecipient read(Members json) {
        return new RegisteredRecipient(
                json.converted("id", RecipientId::new),
                json.text("name"),
                json.text("kind"),
                json.text("country"),
                json.flag("device"),
                json.texts("parents", RecipientId::new),
                json.texts("classes", RecipientId::new),
                json.texts("purposes", RuleJson::purpose),
                json.constant("status", RegisteredRecipient.Status.class));
    }

    static JsonObjectBuilder write(Route route) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("calledAe", route.calledAe())
                .add("purpose", RuleJson.purposeText(route.purpose()))
                .add("destinationAe", route.place().title())
                .add("host", route.place().host())
                .add("port", route.place().port())
                .add(
                        "obligations",
                        RuleJson.texts(route.agreed().obligations().stream().map(Obligation::code)))
                .add("active", route.state() == Route.State.OPEN && !isLimited(route));
        if (route.state() == Route.State.SHADOW) {
            json.add("shadow", true);
        }
        if (isLimited(route)) {
            json.add(LIMITS, RouteLimitsJson.write(route));
        }
        if (route.agreed().starts() != null) {
            json.add("starts", route.agreed().starts().toString());
        }
        if (route.agreed().project() != null) {
            json.add("project", route.agreed().project());
        }
        if (route.agreed().region() != null) {
            json.add("region", route.agreed().region().name());
        }
        if (route.place().tls()) {
            json.add("tls", true);
        }
        if (route.quarantineDays() > 0) {
            json.add(QUARANTINE, route.quarantineDays());
        }
        if (route.place().isWeb()) {
            json.add("service", route.place().service());
        }
        if (!route.clients().isEmpty()) {
            json.add("clients", RuleJson.texts(route.clients().stream()));
        }
        if (route.waiting() != null) {
            json.add("waiting", write(route.waiting()));
        }
        if (route.sharedAe() != null) {
            json.add(SHARED, route.sharedAe());
        }
        if (route.isFetched()) {
            json.add(FETCHED, true);
        }
        return json;
    }

    private static int quarantineDays(Members json) {
        if (!json.has(QUARANTINE)) {
            return 0;
        }
        long days = json.number(QUARANTINE);
        if (days < 1 || days > Route.MOST_QUARANTINE_DAYS) {
            throw new MalformedMessageException("expected 1 to " + Route.MOST_QUARANTINE_DAYS + " days at "
                    + json.where() + "." + QUARANTINE + ", found " + days);
        }
        return (int) days;
    }

    private static boolean isLimited(Route route) {
        return !route.limits().equals(RouteLimits.NONE);
    }

    private static JsonObjectBuilder write(StoreAndForward waiting) {
        JsonObjectBuilder json = createObjectBuilder()
                .add("kilobytesPerSecond", waiting.kilobytesPerSecond())
                .add(DAYS, waiting.days());
        if (waiting.studyRestSeconds() > 0) {
            json.add(REST, waiting.studyRestSeconds());
        }
        if (waiting.from() != null && waiting.until() != null) {
            json.add("from", waiting.from().toString())
                    .add("until", waiting.until().toString());
        }
        return json;
    }

    private static StoreAndForward waiting(Members json) {
        try {
            return new StoreAndForward(
                    json.optionalText("from").map(LocalTime::parse).orElse(null),
                    json.optionalText("until").map(LocalTime::parse).orElse(null),
                    Math.toIntExact(json.number("kilobytesPerSecond")),
                    json.has(DAYS) ? Math.toIntExact(json.number(DAYS)) : StoreAndForward.USUAL_DAYS,
                    json.has(REST) ? Math.toIntExact(json.number(REST)) : 0);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw new MalformedMessageException("expected hours and a limit at " + json.where());
        }
    }

    /** An agent that does not know the member {@code shadow} reads a shadow route as a closed one. */
    private static Route.State state(Members json) {
        boolean active = json.flag("active");
        boolean shadow = json.optionalFlag("shadow");
        if (active && shadow) {
            throw new MalformedMessageException("expected active or shadow at " + json.where() + ", found both");
        }
        return active ? Route.State.OPEN : shadow ? Route.State.SHADOW : Route.State.CLOSED;
    }

    static Route route(Members json) {
        long port = json.number("port");
        if (port < 1 || port > 65_535) {
            throw new MalformedMessageException(
                    "expected a port from 1 to 65535 at " + json.where() + ".port, found " + port);
        }
        Route.Agreed agreed = new Route.Agreed(
                json.texts("obligations", Obligation::new),
                json.optionalDate("starts").orElse(null),
                json.optionalText("project").orElse(null),
                json.optionalText("region").flatMap(BodyRegion::of).orElse(null));
        Route route = new Route(
                json.text("calledAe"),
                json.converted("purpose", RuleJson::purpose),
                place(json, (int) port),
                agreed,
                state(json),
                new Route.Handling(
                        json.optionalObject("waiting")
                                .map(RecipientJson::waiting)
                                .orElse(null),
                        RouteLimits.NONE,
                        quarantineDays(json),
                        json.optionalTexts("clients", text -> text),
                        json.optionalText(SHARED).orElse(null),
                        json.optionalFlag(FETCHED)));
        return json.has(LIMITS) ? RouteLimitsJson.limited(route, json) : route;
    }

    /** An agent that does not know the member {@code service} finds an empty AE title, and calls nobody. */
    private static RecipientPlace place(Members json, int port) {
        try {
            return new RecipientPlace(
                    json.text("destinationAe"),
                    json.text("host"),
                    port,
                    json.optionalFlag("tls"),
                    json.optionalText("service").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException(
                    "expected an AE title or the path of a service at " + json.where() + ", found both or neither");
        }
    }
}
