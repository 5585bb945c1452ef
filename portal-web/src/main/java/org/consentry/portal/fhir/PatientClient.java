// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and reads patients, for staff; the caller carries the reason. */
@Singleton
public class PatientClient {

    /** A search with more matches than this must be made narrower. */
    public static final int MAX_MATCHES = 20;

    private final FhirClient fhir;

    @Inject
    public PatientClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    public List<PatientFacts> byRecordNumber(Caller caller, String number) {
        return search(caller, "identifier=" + FhirClient.encode(escape(number)));
    }

    public List<PatientFacts> byNameAndBirthDate(Caller caller, String name, String birthDate) {
        return search(caller, "name=" + FhirClient.encode(escape(name)) + "&birthdate=" + FhirClient.encode(birthDate));
    }

    public PatientFacts patient(Caller caller, String id) {
        return facts(Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(id))));
    }

    private List<PatientFacts> search(Caller caller, String query) {
        // Never more pages: each patient that a search names can read that it did.
        return fhir.first(caller, "Patient", query, MAX_MATCHES + 1).stream()
                .map(PatientClient::facts)
                .toList();
    }

    /** FHIR search gives these characters a meaning of their own. */
    private static String escape(String value) {
        return value.replaceAll("([\\\\,|$])", "\\\\$1");
    }

    static PatientFacts facts(Node patient) {
        Node name = patient.first("name");
        String whole = Stream.concat(name.items("given").flatMap(g -> g.text().stream()), name.text("family").stream())
                .collect(Collectors.joining(" "));
        return new PatientFacts(
                patient.textOr("id", ""),
                whole.isBlank() ? name.textOr("text", "") : whole,
                patient.textOr("birthDate", ""),
                patient.first("identifier").textOr("value", ""),
                patient.textOr("gender", ""));
    }
}
