// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.number;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Asks the server what has a number. The caller is staff and carries the reason; the server records the look. */
@Singleton
public class NumberClient {

    private final FhirClient fhir;

    @Inject
    public NumberClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All that have this number, mostly one; empty if nothing has it. The number is in no address. */
    public List<FoundByNumber> find(FhirCaller caller, String number) {
        var asked = Json.createObjectBuilder()
                .add("resourceType", "Parameters")
                .add(
                        "parameter",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "number")
                                        .add("valueString", number)))
                .build();
        return Node.of(fhir.ask(caller, "Patient/$by-number", asked))
                .items("parameter")
                .filter(each -> each.is("name", "found"))
                .map(NumberClient::found)
                .toList();
    }

    private static FoundByNumber found(Node parameter) {
        String what =
                parameter.part("what").at("valueReference").text("reference").orElseThrow(NumberClient::unreadable);
        String id = what.substring(what.indexOf('/') + 1).replace("/_history/", ".");
        FoundByNumber.Kind kind = switch (parameter.part("kind").textOr("valueCode", "")) {
            case "line" -> FoundByNumber.Kind.LINE;
            case "choice" -> FoundByNumber.Kind.CHOICE;
            case "request" -> FoundByNumber.Kind.REQUEST;
            case "question" -> FoundByNumber.Kind.QUESTION;
            default -> throw unreadable();
        };
        return new FoundByNumber(
                kind,
                parameter.part("number").textOr("valueString", ""),
                parameter.part("patient").referenceId("valueReference").orElseThrow(NumberClient::unreadable),
                id);
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about a number cannot be read", false);
    }
}
