// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.patient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.Node;

/** Finds and reads patients, for staff. The caller carries the reason. */
@Singleton
public class PatientClient {

    /** A search with more matches than this must be made narrower. */
    public static final int MAX_MATCHES = 20;

    /** More merges in a row than any record has. Links that run in a circle lead nowhere. */
    private static final int MOST_MERGES = 10;

    private final FhirClient fhir;

    @Inject
    public PatientClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** Finds who has one of these numbers. */
    public List<PatientFacts> byRecordNumber(FhirCaller caller, List<String> numbers) {
        String any = numbers.stream().map(PatientClient::escape).collect(Collectors.joining(","));
        return search(caller, "identifier=" + FhirClient.encode(any));
    }

    public List<PatientFacts> byNameAndBirthDate(FhirCaller caller, String name, String birthDate) {
        return search(caller, "name=" + FhirClient.encode(escape(name)) + "&birthdate=" + FhirClient.encode(birthDate));
    }

    public PatientFacts patient(FhirCaller caller, String id) {
        return facts(Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(id))));
    }

    private List<PatientFacts> search(FhirCaller caller, String query) {
        var found = new LinkedHashMap<String, PatientFacts>();
        // Never more pages: each patient that a search names can read that it did.
        fhir.first(caller, "Patient", query, MAX_MATCHES + 1).stream()
                .map(patient -> facts(survivor(caller, patient)))
                .forEach(patient -> found.putIfAbsent(patient.id(), patient));
        return List.copyOf(found.values());
    }

    /** The record that continues a merged one. The record itself if its links lead nowhere, or to more than one. */
    private Node survivor(FhirCaller caller, Node patient) {
        Node at = patient;
        for (int steps = 0; steps < MOST_MERGES; steps++) {
            Optional<String> newer = replacedBy(at);
            if (newer.isEmpty()) {
                return at;
            }
            at = Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(newer.get())));
        }
        return patient;
    }

    private static Optional<String> replacedBy(Node patient) {
        List<String> newer = patient.items("link")
                .filter(link -> link.is("type", "replaced-by"))
                .flatMap(link -> link.at("other").text("reference").stream())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .toList();
        return newer.size() == 1 ? Optional.of(newer.get(0)) : Optional.empty();
    }

    /** The value with a backslash before characters that have a meaning in FHIR search. */
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
                patient.textOr("gender", ""),
                address(patient),
                patient.isTrue("deceasedBoolean")
                        || patient.text("deceasedDateTime").isPresent());
    }

    /** The first address that is not an old one, as it is written on an envelope. */
    private static List<String> address(Node patient) {
        Node home = patient.one("address", each -> !each.is("use", "old") && !each.is("use", "billing"));
        String town = Stream.of("city", "state", "postalCode")
                .flatMap(part -> home.text(part).stream())
                .collect(Collectors.joining(" "));
        return Stream.concat(
                        home.items("line").flatMap(line -> line.text().stream()),
                        Stream.of(town, home.textOr("country", "")))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
