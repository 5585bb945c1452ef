// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.bypass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and closes what left past the gateways, at the server's door for staff. */
@Singleton
public class BypassClient {

    private final FhirClient fhir;

    @Inject
    public BypassClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All of it, as of now. */
    public BypassList list(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, "bypass"));
        return new BypassList(answer.integer("openCount"), each(answer, "open"), each(answer, "closed"));
    }

    /**
     * Takes one off the list. The patient reads who looked into it and what was found.
     *
     * @throws FhirProblem.Conflict if somebody else has done so
     */
    public void close(FhirCaller caller, String event, String found) {
        fhir.tellStaff(
                caller.because(found), "bypass/" + FhirClient.encode(event) + "/closing", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** A missing list is a failure: an empty page would say that nothing left. */
    private static List<BypassList.Release> each(Node answer, String list) {
        if (answer.at(list).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable();
        }
        return answer.items(list).map(BypassClient::release).toList();
    }

    private static BypassList.Release release(Node node) {
        return new BypassList.Release(
                node.text("event").orElseThrow(BypassClient::unreadable),
                node.text("number"),
                node.text("study"),
                node.instant("leftAt").orElseThrow(BypassClient::unreadable),
                new BypassList.To(
                        node.textOr("name", node.textOr("recipient", "").replaceFirst("^ae:", "")),
                        node.text("name").isPresent(),
                        node.textOr("destination", "")),
                node.textOr("source", ""),
                node.textOr("by", ""),
                node.is("answer", "no"),
                node.instant("closedAt")
                        .map(at -> new BypassList.Found(node.textOr("closer", ""), node.textOr("why", ""), at)));
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about what left past the gateways cannot be read", false);
    }
}
