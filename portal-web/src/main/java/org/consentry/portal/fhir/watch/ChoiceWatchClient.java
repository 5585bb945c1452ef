// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads which choices wait for a gateway, and what gateways told of their journals, at the server's door for staff. */
@Singleton
public class ChoiceWatchClient {

    private final FhirClient fhir;

    @Inject
    public ChoiceWatchClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** One page of them with all gateways; the first page is 1. */
    public ChoiceWatch watch(FhirCaller caller, int page) {
        Node answer = Node.of(fhir.readStaff(caller, "enforcement?page=" + page));
        if (answer.text("total").isEmpty()) {
            throw unreadable();
        }
        return new ChoiceWatch(
                answer.instant("asOf").orElseThrow(ChoiceWatchClient::unreadable),
                answer.integer("most"),
                each(answer, "agents").stream().map(ChoiceWatchClient::gateway).toList(),
                answer.integer("total"),
                Math.max(1, answer.integer("pageSize")),
                each(answer, "choices").stream().map(ChoiceWatchClient::choice).toList());
    }

    /** What gateways told of their journals, by their names. */
    public List<GatewayJournal> journals(FhirCaller caller) {
        return each(Node.of(fhir.readStaff(caller, "journals")), "journals").stream()
                .map(node -> new GatewayJournal(
                        node.textOr("agent", ""), node.instant("at"), node.integer("back"), node.instant("backAt")))
                .toList();
    }

    private static ChoiceWatch.WatchedGateway gateway(Node node) {
        return new ChoiceWatch.WatchedGateway(
                node.textOr("agent", ""),
                node.textOr("site", ""),
                node.textOr("position", ""),
                node.instant("seen"),
                node.integer("choices"),
                node.instant("oldest"));
    }

    private static ChoiceWatch.Unconfirmed choice(Node node) {
        return new ChoiceWatch.Unconfirmed(
                node.textOr("number", ""),
                node.textOr("position", ""),
                node.instant("storedAt").orElseThrow(ChoiceWatchClient::unreadable),
                node.items("agents").flatMap(name -> name.text().stream()).toList());
    }

    /** A missing list is a failure: an empty page would say that every choice is in force. */
    private static List<Node> each(Node answer, String list) {
        if (answer.at(list).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable();
        }
        return answer.items(list).toList();
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about choices that wait or about journals cannot be read", false);
    }
}
