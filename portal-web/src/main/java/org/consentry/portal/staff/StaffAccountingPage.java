// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import org.consentry.portal.fhir.accounting.LegalAccounting;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of a patient's accounting as staff see it.
 *
 * @param list what the law says the patient may ask for
 */
public record StaffAccountingPage(PatientFacts patient, LegalAccounting list) {

    /** Address of the page; those of the files begin with it. */
    public String path() {
        return "/staff/patients/" + patient.id() + "/accounting";
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "StaffAccountingPage[]";
    }
}
