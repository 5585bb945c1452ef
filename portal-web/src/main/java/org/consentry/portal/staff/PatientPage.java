// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import org.consentry.portal.fhir.Conversation;
import org.consentry.portal.fhir.Ledger;
import org.consentry.portal.fhir.PatientFacts;
import org.consentry.portal.fhir.TopicState;

/**
 * View model of a patient as staff see them.
 *
 * @param reason why; shown on the page, since the patient reads it too
 */
public record PatientPage(
        PatientFacts patient, String reason, List<TopicState> states, Ledger ledger, List<Conversation> conversations) {

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "PatientPage[]";
    }
}
