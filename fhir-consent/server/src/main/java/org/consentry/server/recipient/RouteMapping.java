// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.IndexEntry;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Makes a route from an Endpoint: the AE title that senders call, the recipient and the purpose. */
final class RouteMapping {
    /** Search parameter for the AE title a sender calls. */
    static final String CALLED_AE = "called-ae";

    /** Search parameter for the AE title that it shares with other routes. */
    static final String SHARED_AE = "shared-ae";

    private static final String EXTENSION = "https://consentry.org/fhir/StructureDefinition/route-";
    private static final Pattern AE_TITLE = Pattern.compile("[A-Za-z0-9_.-]{1,16}");
    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
    private static final String APPROVED_BY = "approved-by";

    private final Endpoint endpoint;
    private final Complaints complaints;

    private RouteMapping(Endpoint endpoint, Complaints complaints) {
        this.endpoint = endpoint;
        this.complaints = complaints;
    }

    /** The route. Empty, with complaints, if sending there would not be safe. */
    static Optional<Route> route(Endpoint endpoint, Complaints complaints) {
        return new RouteMapping(endpoint, complaints).route();
    }

    static Filing filing(Route route) {
        List<IndexEntry> entries = new ArrayList<>(List.of(IndexEntry.token(CALLED_AE, null, route.calledAe())));
        if (route.sharedAe() != null) {
            entries.add(IndexEntry.token(SHARED_AE, null, route.sharedAe()));
        }
        return new Filing(null, Instant.EPOCH, entries);
    }

    /** Whether this makes a shadow route, which lets nothing out. */
    static boolean isShadow(Endpoint endpoint) {
        return state(endpoint).filter(Route.State.SHADOW::equals).isPresent();
    }

    /** Complains unless two people approved that a route which was a shadow route lets scans out. */
    static void checkOpening(Endpoint endpoint, Complaints complaints) {
        Approvers.check(endpoint.getExtensionsByUrl(EXTENSION + APPROVED_BY), at(APPROVED_BY), complaints);
    }

    private Optional<Route> route() {
        int before = complaints.all().size();
        String calledAe = one("called-ae");
        if (calledAe != null && !AE_TITLE.matcher(calledAe).matches()) {
            complaints.add(at("called-ae"), "an AE title of 1 to 16 of A-Z a-z 0-9 _ . -", "another form");
        }
        Optional<Purpose> purpose = purpose();
        LocalDate starts = starts();
        StoreAndForward waiting = WaitingMapping.of(endpoint, complaints);
        RouteLimits limits = RouteLimitsMapping.of(endpoint, complaints);
        int quarantineDays = QuarantineMapping.days(endpoint, complaints);
        Optional<RecipientPlace> place = PlaceMapping.place(endpoint, complaints);
        Set<String> clients = clients();
        String sharedAe = sharedAe(calledAe, waiting, quarantineDays);
        boolean fetched = FetchingMapping.fetched(endpoint, waiting, complaints);
        Optional<Route.State> state = state();
        if (complaints.all().size() > before || calledAe == null) {
            return Optional.empty();
        }
        Route.Agreed agreed = new Route.Agreed(obligations(), starts, optional("project"), null);
        return Optional.of(new Route(
                calledAe,
                purpose.orElseThrow(),
                place.orElseThrow(),
                agreed,
                state.orElseThrow(),
                new Route.Handling(waiting, limits, quarantineDays, clients, sharedAe, fetched)));
    }

    /** The programs that may use it over DICOMweb. */
    private Set<String> clients() {
        Set<String> clients = Set.copyOf(values("client"));
        if (!clients.stream().allMatch(client -> CLIENT.matcher(client).matches())) {
            complaints.add(at("client"), "a client id of 1 to 100 of A-Z a-z 0-9 . _ : / -", "another form");
        }
        return clients;
    }

    /** What is sent to a title of several routes waits on each, and is refused openly on all. */
    private @Nullable String sharedAe(
            @Nullable String calledAe, @Nullable StoreAndForward waiting, int quarantineDays) {
        String title = optional(SHARED_AE);
        if (title == null) {
            return null;
        }
        if (!AE_TITLE.matcher(title).matches() || title.equals(calledAe)) {
            complaints.add(
                    at(SHARED_AE), "another AE title of 1 to 16 of A-Z a-z 0-9 _ . -", "the same or another form");
        }
        if (waiting == null) {
            complaints.add(at(SHARED_AE), "a route with " + WaitingMapping.URL, "one that passes straight through");
        }
        if (quarantineDays > 0) {
            complaints.add(at(SHARED_AE), "a route without " + QuarantineMapping.URL, "one with a quarantine");
        }
        return title;
    }

    private Optional<Route.State> state() {
        Optional<Route.State> state = state(endpoint);
        if (state.isEmpty()) {
            complaints.add("Endpoint.status", "active, test or off", "none or another");
        }
        return state;
    }

    private static Optional<Route.State> state(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.getStatus()).flatMap(status -> switch (status) {
            case ACTIVE -> Optional.of(Route.State.OPEN);
            case TEST -> Optional.of(Route.State.SHADOW);
            case OFF -> Optional.of(Route.State.CLOSED);
            default -> Optional.empty();
        });
    }

    private Optional<Purpose> purpose() {
        List<Extension> named = endpoint.getExtensionsByUrl(EXTENSION + "purpose");
        Optional<Purpose> purpose = named.size() == 1 ? PurposeMapping.purpose(named.get(0)) : Optional.empty();
        if (purpose.isEmpty()) {
            complaints.add(
                    at("purpose"),
                    "one purpose of use, or a Coding of another code system",
                    named.size() == 1 ? "another" : named.size() + " values");
        }
        return purpose;
    }

    private Set<Obligation> obligations() {
        return values("obligation").stream().map(Obligation::new).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable LocalDate starts() {
        String text = optional("starts");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            complaints.add(at("starts"), "a day such as 2026-05-01", "another form");
            return null;
        }
    }

    private @Nullable String one(String name) {
        List<String> values = values(name);
        if (values.size() != 1) {
            complaints.add(at(name), "one value", values.size() + " values");
            return null;
        }
        return values.get(0);
    }

    private @Nullable String optional(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            complaints.add(at(name), "at most one value", values.size() + " values");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Extension extension : endpoint.getExtensionsByUrl(EXTENSION + name)) {
            String value =
                    extension.getValue() == null ? null : extension.getValue().primitiveValue();
            if (value == null || value.isBlank()) {
                complaints.add(at(name), "a value", "none");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private static String at(String name) {
        return "Endpoint.extension('" + EXTENSION + name + "')";
    }
}
