// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consentry.protocol.Json;
import org.consentry.protocol.Route;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.recent.RecentCount;
import org.consentry.server.audit.recent.RecentStore;
import org.consentry.server.audit.waiting.WaitingByRoute;
import org.consentry.server.audit.waiting.WaitingStore;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Organization;

/** Says of all ways out together what waits there, and what was sent and refused lately. It names no patient. */
@Singleton
public class RouteOverview {
    /** How far back events are counted. */
    static final Duration LATELY = Duration.ofHours(24);

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final WaitingStore waiting;
    private final RecentStore recent;

    /** Takes its collaborators. */
    @Inject
    public RouteOverview(ResourceStore store, FhirBodies bodies, WaitingStore waiting, RecentStore recent) {
        this.store = store;
        this.bodies = bodies;
        this.waiting = waiting;
        this.recent = recent;
    }

    /**
     * An Endpoint as it is stored.
     *
     * @param recipient logical id of the Organization that it leads to; blank if it names none
     * @param route empty if it cannot be read, so that nothing leaves by it
     */
    private record Way(String endpoint, String recipient, Optional<Route> route) {
        String title() {
            return route.map(Route::calledAe).orElse("");
        }
    }

    /** All of it, as {@code GET /fhir/staff/v1/routes} answers. */
    JsonObject at(Instant now) {
        Instant from = now.minus(LATELY);
        Map<String, List<Way>> ways = store.all(SearchSpec.of("Endpoint"))
                .map(this::way)
                .sorted(Comparator.comparing(Way::title).thenComparing(Way::endpoint))
                .collect(Collectors.groupingBy(Way::recipient, TreeMap::new, Collectors.toList()));
        List<WaitingByRoute> waits = waiting.byRoute();
        Map<String, List<RecentCount>> counts = recent.since(from, List.copyOf(ways.keySet())).stream()
                .collect(Collectors.groupingBy(RecentCount::recipient));
        JsonArrayBuilder recipients = Json.createArrayBuilder();
        ways.forEach((id, of) -> recipients.add(recipient(id, of, waits, counts.getOrDefault(id, List.of()))));
        // A route that is gone from the register, or leads elsewhere now: what waits there is said all the same.
        JsonArrayBuilder lost = Json.createArrayBuilder();
        waits.stream()
                .filter(one -> ways.getOrDefault(one.recipient(), List.of()).stream()
                        .noneMatch(way -> way.title().equals(one.route())))
                .forEach(one -> lost.add(waits(one).add("title", one.route()).add("recipient", one.recipient())));
        return Json.createObjectBuilder()
                .add("asOf", now.toString())
                .add("countedFrom", from.toString())
                .add("recipients", recipients)
                .add("lost", lost)
                .build();
    }

    private JsonObjectBuilder recipient(
            String id, List<Way> ways, List<WaitingByRoute> waits, List<RecentCount> counts) {
        Optional<Organization> known = ResourceKey.isId(id)
                ? store.read(new ResourceKey("Organization", id))
                        .map(stored -> bodies.resource(Organization.class, stored))
                : Optional.empty();
        JsonArrayBuilder routes = Json.createArrayBuilder();
        ways.forEach(way -> routes.add(route(
                way,
                waits.stream()
                        .filter(one -> one.recipient().equals(id) && one.route().equals(way.title()))
                        .toList())));
        JsonArrayBuilder events = Json.createArrayBuilder();
        counts.forEach(count -> events.add(Json.createObjectBuilder()
                .add("kind", count.kind().isEmpty() ? "none" : count.kind())
                .add("reason", count.reason())
                .add("count", count.count())
                .add("last", count.last().toString())));
        return Json.createObjectBuilder()
                .add("recipient", id)
                .add("name", known.map(Organization::getName).orElse(""))
                .add("active", known.filter(Organization::getActive).isPresent())
                .add("routes", routes)
                .add("events", events)
                .add("counted", counts.stream().mapToLong(RecentCount::count).sum())
                .add("most", RecentStore.MOST);
    }

    private static JsonObjectBuilder route(Way way, List<WaitingByRoute> waits) {
        JsonObjectBuilder said = Json.createObjectBuilder().add("endpoint", way.endpoint());
        if (way.route().isEmpty()) {
            said.add("state", "unreadable");
        } else {
            Route route = way.route().get();
            said.add("title", route.calledAe())
                    .add("purpose", route.purpose().code())
                    .add("state", route.state().name().toLowerCase(Locale.ROOT))
                    .add("quarantineDays", route.quarantineDays());
            StoreAndForward how = route.waiting();
            if (how != null) {
                said.add("daysAtMost", how.days());
                how.studyRest().ifPresent(rest -> said.add("studyRestSeconds", rest.toSeconds()));
            }
        }
        JsonArrayBuilder there = Json.createArrayBuilder();
        waits.forEach(one -> there.add(waits(one)));
        return said.add("waiting", there);
    }

    private static JsonObjectBuilder waits(WaitingByRoute one) {
        return Json.createObjectBuilder()
                .add("agent", one.agent())
                .add("scans", one.scans())
                .add("images", one.images())
                .add("since", one.since().toString())
                .add("told", one.told().toString());
    }

    private Way way(StoredVersion stored) {
        Endpoint endpoint = bodies.resource(Endpoint.class, stored);
        return new Way(
                stored.key().id(),
                OrganizationMapping.literal(endpoint.getManagingOrganization()).orElse(""),
                RouteMapping.route(endpoint, new Complaints()));
    }
}
