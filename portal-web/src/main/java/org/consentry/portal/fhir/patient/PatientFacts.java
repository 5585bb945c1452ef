// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.patient;

import java.util.List;

/**
 * Name, birth date and record number of a patient, for staff. A text is empty when the record has none.
 *
 * @param address lines of the postal address; empty when the record has none
 * @param died whether the record says that the person has died
 */
public record PatientFacts(
        String id,
        String name,
        String birthDate,
        String recordNumber,
        String gender,
        List<String> address,
        boolean died) {

    /** Somebody who lives. */
    public PatientFacts(
            String id, String name, String birthDate, String recordNumber, String gender, List<String> address) {
        this(id, name, birthDate, recordNumber, gender, address, false);
    }

    /** Copies the address. */
    public PatientFacts {
        address = List.copyOf(address);
    }

    /** Leaves out who it is. */
    @Override
    public String toString() {
        return "PatientFacts[]";
    }
}
