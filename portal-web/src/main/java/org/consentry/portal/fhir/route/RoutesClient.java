// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.route;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads the ways out at the server's door for staff. */
@Singleton
public class RoutesClient {

    private static final Set<String> SENT = Set.of("scan", "named");
    private static final Set<String> STOPPED = Set.of("refused", "destroyed");

    private final FhirClient fhir;

    @Inject
    public RoutesClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All of them, as of now. */
    public Routes routes(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, "routes"));
        return new Routes(
                answer.instant("countedFrom"),
                each(answer, "recipients").map(RoutesClient::destination).toList(),
                each(answer, "lost").map(RoutesClient::lost).toList());
    }

    private static Routes.Destination destination(Node node) {
        return new Routes.Destination(
                node.textOr("recipient", ""),
                node.text("name").filter(name -> !name.isEmpty()),
                node.isTrue("active"),
                each(node, "routes").map(RoutesClient::way).toList(),
                events(node));
    }

    private static Routes.Events events(Node node) {
        List<Node> sent = events(node, SENT).toList();
        return new Routes.Events(
                sent.stream().mapToInt(event -> event.integer("count")).sum(),
                sent.stream()
                        .map(event -> event.instant("last"))
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo),
                events(node, STOPPED)
                        .map(event -> new Routes.Refused(event.textOr("reason", ""), event.integer("count")))
                        .toList(),
                node.integer("counted") < node.integer("most"));
    }

    private static Routes.Way way(Node node) {
        return new Routes.Way(
                node.text("title"),
                node.textOr("state", "unreadable"),
                node.text("daysAtMost"),
                node.text("studyRestSeconds"),
                each(node, "waiting").map(RoutesClient::waiting).toList());
    }

    private static Routes.Waiting waiting(Node node) {
        return new Routes.Waiting(
                node.textOr("agent", ""),
                node.integer("scans"),
                node.integer("images"),
                node.instant("since"),
                node.instant("told"));
    }

    private static Routes.Lost lost(Node node) {
        return new Routes.Lost(node.textOr("title", ""), waiting(node));
    }

    private static Stream<Node> events(Node recipient, Set<String> kinds) {
        return each(recipient, "events").filter(event -> kinds.contains(event.textOr("kind", "")));
    }

    /** The elements of a list. A missing list is a failure: an empty page would say that nothing waits. */
    private static Stream<Node> each(Node node, String list) {
        if (node.at(list).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw new FhirProblem.Away("an answer about the ways out cannot be read", false);
        }
        return node.items(list);
    }
}
