// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import java.util.List;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** Reads a Patient. */
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
}
