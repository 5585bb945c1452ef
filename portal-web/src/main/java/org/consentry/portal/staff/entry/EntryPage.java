// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.util.List;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the form in which staff enter a choice.
 *
 * @param states where the patient stands now
 * @param expired whether the page was open for too long, so that nothing was taken
 */
public record EntryPage(
        PatientFacts patient, EntryForm form, List<TopicState> states, List<Mistake> mistakes, boolean expired)
        implements WithMistakes {

    /** Copies the mistakes. */
    public EntryPage {
        mistakes = List.copyOf(mistakes);
    }

    /** Codes of the ways in which a patient can tell staff. */
    public List<String> channels() {
        return EntryForm.CHANNELS;
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "EntryPage[]";
    }
}
