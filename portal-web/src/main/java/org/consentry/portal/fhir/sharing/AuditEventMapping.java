// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.Node;

/** Maps FHIR AuditEvents to the lines that a patient sees. */
final class AuditEventMapping {

    private static final String SOURCE = "110153";
    private static final String DESTINATION = "110152";

    /** The name of the consent server and of its way out in events about files of records that it released itself. */
    private static final String SERVER = "consent-server";

    /** The purpose of what left past us, where nobody told what for. */
    static final String UNTOLD = "untold";

    private static final String NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";
    private static final String BULK = "bulk-export";

    private AuditEventMapping() {}

    /** The line; empty for an event that is neither a sending nor a refusal. */
    static Optional<SharingEvent> line(Node event) {
        return state(event)
                .flatMap(state -> event.instant("recorded").map(at -> {
                    Node recipient = agent(event, DESTINATION);
                    return new SharingEvent(
                            event.textOr("id", ""),
                            state,
                            at,
                            purpose(event),
                            recipient.referenceId("who").orElse(""),
                            recipient.at("who").textOr("display", recipient.textOr("name", "")),
                            agent(event, SOURCE).at("who").textOr("display", ""),
                            study(event),
                            thing(event, state),
                            details(event),
                            basis(event, state),
                            state == SharingEvent.State.REFUSED ? event.textOr("outcomeDesc", "") : "");
                }));
    }

    private static Optional<SharingEvent.State> state(Node event) {
        String type = event.at("type").textOr("code", "");
        if (type.equals(Fhir.REFUSED)) {
            // A decision that said yes is no line: the release that follows is one.
            return event.is("outcome", "8") ? Optional.of(SharingEvent.State.REFUSED) : Optional.empty();
        }
        if (!type.equals(Fhir.SENT)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (event.textOr("outcome", "")) {
                    case "0" -> SharingEvent.State.SENT;
                    case "4", "8" -> SharingEvent.State.FAILED;
                    // What may have left is shown as such; it is never shown as if it had stayed.
                    default -> SharingEvent.State.UNCERTAIN;
                });
    }

    private static String purpose(Node event) {
        List<Node> codings =
                event.items("purposeOfEvent").flatMap(p -> p.items("coding")).toList();
        boolean untold = codings.stream().anyMatch(c -> c.is("system", NULL_FLAVOR));
        return codings.stream()
                .filter(c -> c.is("system", Fhir.ACT_REASON))
                .findFirst()
                .map(c -> c.textOr("code", ""))
                .orElse(untold ? UNTOLD : "");
    }

    private static Node agent(Node event, String role) {
        return event.items("agent")
                .filter(a -> a.at("type").items("coding").anyMatch(c -> c.is("code", role)))
                .findFirst()
                .orElse(Node.of(JsonValue.NULL));
    }

    private static String study(Node event) {
        return event.items("entity")
                .filter(e -> e.at("what").textOr("reference", "").contains("ImagingStudy/"))
                .findFirst()
                .flatMap(e -> e.referenceId("what"))
                // The profile of decisions has no place for a scan but the details.
                .orElseGet(() -> details(event).getOrDefault("study", "").replace("ImagingStudy/", ""));
    }

    /**
     * The kind of what was shared. Agents send scans and are asked for scans. Others describe in words what they sent.
     */
    private static SharedKind thing(Node event, SharingEvent.State state) {
        Map<String, String> details = details(event);
        if (agent(event, SOURCE).is("altId", SERVER) && BULK.equals(details.get("route"))) {
            return SharedKind.FACTS;
        }
        if (details.containsKey("sent-by") && "header".equals(details.get("content"))) {
            return SharedKind.HEADER;
        }
        boolean scan = state == SharingEvent.State.REFUSED
                || details.containsKey("sent-by")
                || !study(event).isEmpty();
        return scan
                ? SharedKind.SCAN
                : event.items("entity")
                        .flatMap(e -> e.text("description").stream())
                        .findFirst()
                        .map(SharedKind::called)
                        .orElse(SharedKind.OTHER);
    }

    private static Map<String, String> details(Node event) {
        var details = new HashMap<String, String>();
        event.items("entity")
                .flatMap(e -> e.items("detail"))
                .forEach(d -> d.text("type")
                        .ifPresent(type -> d.text("valueString").ifPresent(value -> details.put(type, value))));
        return details;
    }

    /**
     * The recipient's policies. A refusal may name the Consent as an entity. The entity of a sending may be a Consent
     * that says no, which allowed nothing.
     */
    private static List<String> basis(Node event, SharingEvent.State state) {
        Stream<String> policies =
                event.items("agent").flatMap(a -> a.items("policy")).flatMap(p -> p.text().stream());
        Stream<String> consents = event.items("entity")
                .flatMap(e -> e.at("what").text("reference").stream())
                .filter(r -> state == SharingEvent.State.REFUSED && r.contains("Consent/"));
        return Stream.concat(policies, consents).distinct().toList();
    }
}
