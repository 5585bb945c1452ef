// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.DateSpan;
import org.consentry.server.access.Filing;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** What we read from a Patient. */
final class PatientMapping {
    private PatientMapping() {}

    /** The hospital number, which comes first among the identifiers. */
    static Optional<PatientId> number(Patient patient, Complaints complaints) {
        Identifier first = patient.getIdentifierFirstRep();
        if (!first.hasSystem() || !first.hasValue()) {
            complaints.add("Patient.identifier[0]", "a hospital number with system and value", "none");
            return Optional.empty();
        }
        return Optional.of(new PatientId(first.getSystem(), first.getValue()));
    }

    static SearchSpec withNumber(PatientId number) {
        return SearchSpec.of("Patient")
                .with(new Criterion.AnyOf(
                        "identifier", List.of(new Criterion.Term(number.authority(), number.value()))));
    }

    static Filing filing(String id, Patient patient) {
        List<IndexEntry> index = new ArrayList<>();
        for (Identifier identifier : patient.getIdentifier()) {
            if (identifier.hasValue()) {
                index.add(IndexEntry.token("identifier", identifier.getSystem(), identifier.getValue()));
            }
        }
        patient.getName().stream()
                .flatMap(PatientMapping::names)
                .distinct()
                .forEach(name -> index.add(IndexEntry.text("name", name)));
        if (patient.hasBirthDate()) {
            DateSpan day = DateSpan.of(patient.getBirthDateElement(), ZoneOffset.UTC);
            index.add(IndexEntry.date("birthdate", day.low(), day.high()));
        }
        return new Filing(id, Instant.EPOCH, index);
    }

    private static Stream<String> names(HumanName name) {
        List<String> parts = new ArrayList<>(
                name.getGiven().stream().map(StringType::getValueNotNull).toList());
        if (name.hasFamily()) {
            parts.add(name.getFamily());
        }
        return Stream.concat(parts.stream(), Stream.of(String.join(" ", parts))).filter(text -> !text.isBlank());
    }
}
