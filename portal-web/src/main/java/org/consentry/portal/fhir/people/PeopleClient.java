// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and ends grants, always in the person's own name. */
@Singleton
public class PeopleClient {

    private final FhirClient fhir;

    @Inject
    public PeopleClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** What the server says at this moment. */
    public People of(FhirCaller own, String patient) {
        Node answer = Node.of(fhir.read(own, path(patient, "$proxies")));
        return new People(grants(answer, "proxy"), grants(answer, "for"));
    }

    /**
     * Ends a grant at once.
     *
     * @throws FhirProblem.NotThere for one that is about others
     */
    public void end(FhirCaller own, String patient, String grant) {
        fhir.tell(
                own,
                path(patient, "$end-proxy"),
                Json.createObjectBuilder()
                        .add("resourceType", "Parameters")
                        .add(
                                "parameter",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("name", "grant")
                                                .add("valueId", grant)))
                        .build());
    }

    private static List<PersonGrant> grants(Node answer, String name) {
        return answer.items("parameter")
                .filter(each -> each.is("name", name))
                .map(PeopleClient::grant)
                .toList();
    }

    private static PersonGrant grant(Node each) {
        return new PersonGrant(
                each.part("id").text("valueId").orElseThrow(PeopleClient::unreadable),
                each.part("patient").referenceId("valueReference").orElse(""),
                each.part("name").textOr("valueString", ""),
                each.part("kind").textOr("valueCode", ""),
                each.items("part")
                        .filter(part -> part.is("name", "scope"))
                        .map(part -> part.textOr("valueCode", ""))
                        .toList(),
                each.part("from").date("valueDate").orElseThrow(PeopleClient::unreadable),
                each.part("until").date("valueDate").orElseThrow(PeopleClient::unreadable),
                Optional.of(each.part("ended")).flatMap(part -> part.instant("valueInstant")));
    }

    private static String path(String patient, String operation) {
        return "Patient/" + FhirClient.encode(patient) + "/" + operation;
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about who acts for whom cannot be read", false);
    }
}
