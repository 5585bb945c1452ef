// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.fhir.sharing.SharingRow;

/**
 * View model of one conversation with its answer form.
 *
 * @param about what is answered
 * @param text what is in the answer box
 * @param key the form's own key
 * @param notice message key of what went wrong or was done, empty for nothing
 * @param error message key of what is wrong with the text, empty for nothing
 */
public record AnswerPage(
        About about, LocalDate today, MessageText text, String key, Optional<String> notice, Optional<String> error) {

    /**
     * A conversation with what it is about.
     *
     * @param patient whose question it is; missing when the server cannot tell
     * @param line the line of the list that it is about; empty if there is none, or it cannot be shown
     */
    public record About(Conversation conversation, PageSection<PatientFacts> patient, Optional<SharingRow> line) {

        /** Prints nothing of a patient. */
        @Override
        public String toString() {
            return "About[]";
        }
    }

    public Conversation conversation() {
        return about.conversation();
    }

    public PageSection<PatientFacts> patient() {
        return about.patient();
    }

    public Optional<SharingRow> line() {
        return about.line();
    }
}
