// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.patient;

/** Who a patient is, for staff. Texts are empty when the record has none. */
public record PatientFacts(String id, String name, String birthDate, String recordNumber, String gender) {

    /** Does not print who it is. */
    @Override
    public String toString() {
        return "PatientFacts[]";
    }
}
