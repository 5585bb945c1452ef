// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.note.AlertSetting.Pick;
import org.consentry.portal.fhir.note.AlertSetting.Reach;

/** Reads and saves how often a patient is told of shared scans. */
@Singleton
public class AlertClient {

    private final FhirClient fhir;

    @Inject
    public AlertClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** What holds for this patient. */
    public AlertSetting of(FhirCaller caller, String patient) {
        Node answer = Node.of(fhir.read(caller, path(patient, "$alerts")));
        return new AlertSetting(
                reach(answer),
                Pick.of(parameter(answer, "pick")
                        .flatMap(each -> each.text("valueCode"))
                        .orElse("")),
                parameter(answer, "picked").flatMap(each -> each.instant("valueInstant")),
                parameter(answer, "version")
                        .orElseThrow(AlertClient::unreadable)
                        .integer("valueInteger"));
    }

    /**
     * Saves a pick.
     *
     * @param version of the setting that the patient saw
     * @throws FhirProblem.Conflict if another pick was saved since
     */
    public void set(FhirCaller caller, String patient, Pick pick, int version) {
        JsonObject parameters = Json.createObjectBuilder()
                .add("resourceType", "Parameters")
                .add(
                        "parameter",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "pick")
                                        .add("valueCode", pick.code()))
                                .add(Json.createObjectBuilder()
                                        .add("name", "version")
                                        .add("valueInteger", version)))
                .build();
        fhir.tell(caller, path(patient, "$set-alerts"), parameters);
    }

    private static Reach reach(Node answer) {
        if (!told(answer, "on")) {
            return Reach.NO_MAIL;
        }
        return told(answer, "address") ? Reach.YES : Reach.NO_ADDRESS;
    }

    private static boolean told(Node answer, String name) {
        return parameter(answer, name).orElseThrow(AlertClient::unreadable).isTrue("valueBoolean");
    }

    private static Optional<Node> parameter(Node answer, String name) {
        return answer.items("parameter").filter(each -> each.is("name", name)).findFirst();
    }

    private static String path(String patient, String operation) {
        return "Patient/" + FhirClient.encode(patient) + "/" + operation;
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about notes by e-mail cannot be read", false);
    }
}
