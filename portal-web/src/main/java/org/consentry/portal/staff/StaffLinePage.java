// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingRow;

/** View model of one line of a patient's list, as staff see it. */
public record StaffLinePage(PatientFacts patient, SharingRow row) {

    private static final String REGIME = "/fhir/regime/";

    public SharingEvent line() {
        return row.line();
    }

    /** Numbers of the choices that decided it, as the patient reads them. */
    public List<String> choices() {
        return line().choiceCid().stream()
                .flatMap(cid -> ChoiceVersion.list(cid).stream())
                .map(ChoiceVersion::number)
                .toList();
    }

    /** Names and versions of the rules that decided it. */
    public List<String> rules() {
        return line().basis().stream()
                .filter(each -> each.contains(REGIME))
                .map(each -> each.substring(each.indexOf(REGIME) + REGIME.length()))
                .toList();
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "StaffLinePage[]";
    }
}
