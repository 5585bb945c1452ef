// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import java.util.List;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.number.FoundByNumber;
import org.consentry.portal.fhir.number.NumberClient;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * Finds what has the number that a patient says, and whose it is. Patients are read only if there is something to
 * compare them with, or if more than one thing has the number.
 */
public class NumberLookup {

    private final NumberClient numbers;
    private final PatientClient patients;
    private final PortalConfig config;

    @Inject
    public NumberLookup(NumberClient numbers, PatientClient patients, PortalConfig config) {
        this.numbers = numbers;
        this.patients = patients;
        this.config = config;
    }

    /** What was found. */
    sealed interface Result {

        /** Nothing has the number. */
        record Nothing() implements Result {}

        /** What has it is another patient's than was typed. */
        record Disagreeing() implements Result {}

        /** One thing. */
        record One(FoundByNumber found) implements Result {}

        /** Several things that share the number. */
        record Several(List<NumberedMatch> matches) implements Result {}
    }

    Result find(FhirCaller caller, Lookup lookup) {
        List<FoundByNumber> found = numbers.find(caller, lookup.said());
        if (found.isEmpty()) {
            return new Result.Nothing();
        }
        if (found.size() == 1 && !lookup.compares()) {
            return new Result.One(found.get(0));
        }
        List<NumberedMatch> fitting = found.stream()
                .map(each -> new NumberedMatch(each, patients.patient(caller, each.patient())))
                .filter(match -> fits(lookup, match.patient()))
                .toList();
        return switch (fitting.size()) {
            case 0 -> new Result.Disagreeing();
            case 1 -> new Result.One(fitting.get(0).found());
            default -> new Result.Several(fitting);
        };
    }

    private boolean fits(Lookup lookup, PatientFacts patient) {
        String number = lookup.number();
        return lookup.fits(patient)
                && (number.isEmpty()
                        || RecordNumber.spellings(number, config.recordNumberPrefix())
                                .contains(patient.recordNumber()));
    }
}
