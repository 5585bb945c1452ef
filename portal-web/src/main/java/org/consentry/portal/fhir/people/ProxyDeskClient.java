// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Enters, lists and ends grants for staff, who give a reason. */
@Singleton
public class ProxyDeskClient {

    private static final String PROXIES = "proxies";

    private final FhirClient fhir;

    @Inject
    public ProxyDeskClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** Who may act for a patient and who might, the newest first. */
    public List<EnteredGrant> of(FhirCaller caller, String patient) {
        return Node.of(fhir.readStaff(caller, PROXIES + "?patient=" + FhirClient.encode(patient)))
                .items("proxies")
                .map(ProxyDeskClient::entered)
                .toList();
    }

    /**
     * Makes a grant.
     *
     * @param patient logical id of whose page it is
     * @param proxy logical id of who may act
     * @param said days, kind and powers; its other parts are not sent
     * @throws FhirProblem.Conflict if the two have a grant that is not over
     * @throws FhirProblem.Rejected if the server does not take it
     */
    public void make(FhirCaller caller, String patient, String proxy, EnteredGrant said) {
        JsonArrayBuilder scopes = Json.createArrayBuilder();
        said.grant().powers().forEach(scopes::add);
        fhir.tellStaff(
                caller,
                PROXIES,
                Json.createObjectBuilder()
                        .add("patient", patient)
                        .add("proxy", proxy)
                        .add("kind", said.grant().kind())
                        .add("scopes", scopes)
                        .add("from", said.grant().from().toString())
                        .add("until", said.grant().until().toString())
                        .add("paper", said.paper())
                        .build());
    }

    /**
     * Ends a grant at once.
     *
     * @throws FhirProblem.Conflict if it was ended before
     */
    public void end(FhirCaller caller, String grant, String why) {
        fhir.tellStaff(
                caller,
                PROXIES + "/" + FhirClient.encode(grant) + "/end",
                Json.createObjectBuilder().add("why", why).build());
    }

    private static EnteredGrant entered(Node each) {
        return new EnteredGrant(
                new PersonGrant(
                        each.text("id").orElseThrow(ProxyDeskClient::unreadable),
                        "",
                        each.textOr("name", ""),
                        each.textOr("kind", ""),
                        each.items("scopes")
                                .flatMap(scope -> scope.text().stream())
                                .toList(),
                        each.date("from").orElseThrow(ProxyDeskClient::unreadable),
                        each.date("until").orElseThrow(ProxyDeskClient::unreadable),
                        each.instant("endedAt")),
                each.textOr("paper", ""),
                each.textOr("enterer", ""),
                each.instant("enteredAt").orElseThrow(ProxyDeskClient::unreadable));
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about proxies cannot be read", false);
    }
}
