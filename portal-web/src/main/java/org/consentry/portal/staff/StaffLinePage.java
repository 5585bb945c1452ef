// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of one line of a patient's list, as staff see it. Why it was allowed or stopped is told from what was
 * recorded with it, and from nothing else.
 *
 * @param choices the versions of Consents that the record names
 * @param singles with the names of the companies and scans that these are about
 */
public record StaffLinePage(PatientFacts patient, SharingRow row, List<CitedChoice> choices, Singles singles) {

    /** Copies the choices. */
    public StaffLinePage {
        choices = List.copyOf(choices);
    }

    public SharingEvent line() {
        return row.line();
    }

    /** Message key of the question that the record answers. */
    public String whyKey() {
        if (line().refused()) {
            return "staff.line.why.stopped";
        }
        return line().elsewhere() ? "staff.line.why.reported" : "staff.line.why.allowed";
    }

    /** Whether the record names no ground at all. */
    public boolean untold() {
        return choices.isEmpty()
                && line().rules().isEmpty()
                && line().otherGrounds().isEmpty();
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "StaffLinePage[]";
    }
}
