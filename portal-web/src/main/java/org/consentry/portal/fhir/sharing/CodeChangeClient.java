// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.Node;

/**
 * Reads, for staff, which codes of a company changed. Codes change when records of one person are merged, and when a
 * merge ends.
 */
@Singleton
public class CodeChangeClient {

    private static final int MOST = 100;
    /**
     * The reason sent to the server, which wants one for every Task. These Tasks name no patient, so no patient reads
     * it.
     */
    private static final String WHY = "To tell a company that a code has changed";

    private final FhirClient fhir;

    @Inject
    public CodeChangeClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** The newest first; at most 100. */
    public List<PseudonymChange> of(FhirCaller caller, String company) {
        String query = "owner=Organization/" + FhirClient.encode(company) + "&code="
                + FhirClient.encode(Fhir.OURS + "task|code-changed") + "&_sort=-authored-on";
        return fhir.first(caller.because(WHY), "Task", query, MOST).stream()
                .map(CodeChangeClient::change)
                .toList();
    }

    static PseudonymChange change(Node task) {
        return new PseudonymChange(
                input(task, "was").textOr("valueString", ""),
                input(task, "now").textOr("valueString", ""),
                "true".equals(input(task, "parted").at("valueBoolean").value().toString())
                        ? PseudonymChange.Cause.PARTING
                        : PseudonymChange.Cause.MERGE,
                task.date("authoredOn"),
                !task.is("status", "completed"));
    }

    private static Node input(Node task, String name) {
        return task.one("input", input -> input.at("type").is("text", name));
    }
}
