// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.opening;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Asks for openings of closed records, and decides on those that others asked for, at the server's door for staff. */
public class OpeningClient {

    private final FhirClient fhir;

    @Inject
    public OpeningClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** What was asked for in the last 24 hours, and where something waits. */
    public OpeningList recent(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, "openings"));
        return new OpeningList(
                answer.items("openings").map(OpeningClient::opening).toList(),
                answer.items("waiting")
                        .map(one -> new OpeningList.Waiting(one.textOr("patient", ""), one.integer("requests")))
                        .toList());
    }

    /**
     * Asks for an opening.
     *
     * @param caller with the reason
     * @throws FhirProblem.Conflict if the record is open
     */
    public void ask(FhirCaller caller, String patient) {
        fhir.tellStaff(
                caller,
                "openings",
                Json.createObjectBuilder().add("patient", patient).build());
    }

    /**
     * Opens a record to who asked.
     *
     * @param caller with the reason
     * @throws FhirProblem.Conflict if the request waits no more
     * @throws FhirProblem.NotThere if it is one of the caller's own
     */
    public void approve(FhirCaller caller, String id) {
        fhir.tellStaff(caller, "openings/" + FhirClient.encode(id) + "/approval", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Leaves a record closed; refuses like {@link #approve}. */
    public void refuse(FhirCaller caller, String id) {
        fhir.tellStaff(caller, "openings/" + FhirClient.encode(id) + "/rejection", JsonValue.EMPTY_JSON_OBJECT);
    }

    private static AskedOpening opening(Node one) {
        return new AskedOpening(
                one.textOr("id", ""),
                one.textOr("asker", ""),
                one.isTrue("mine"),
                one.textOr("reason", ""),
                one.instant("at")
                        .orElseThrow(() -> new FhirProblem.Away("a request for an opening cannot be read", false)),
                one.textOr("state", ""),
                one.textOr("number", ""),
                one.textOr("patient", ""),
                one.textOr("ender", ""),
                one.instant("until"));
    }
}
