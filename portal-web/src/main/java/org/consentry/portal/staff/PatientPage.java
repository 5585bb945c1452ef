// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of a patient as staff see them.
 *
 * @param reason why; shown on the page, since the patient reads it too
 * @param singles what the patient said of single companies and scans
 */
public record PatientPage(
        PatientFacts patient,
        String reason,
        List<TopicState> states,
        Singles singles,
        SharingHistory ledger,
        List<Conversation> conversations) {

    static final int ROWS = 25;

    /** Which page of the lines, from 1. */
    public int page() {
        return ledger.shown().page();
    }

    public int pages() {
        return ledger.pages();
    }

    /** Address of another page of the same lines. */
    public String path(int other) {
        return "/staff/patients/" + patient.id() + "?page=" + other;
    }

    /** What the address of each line begins with. */
    public String linePath() {
        return "/staff/patients/" + patient.id() + "/lines/";
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "PatientPage[]";
    }
}
