// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Choices that a patient told in one go, on paper, by phone or at the desk, to be written for the patient.
 *
 * @param day the day on which the patient chose
 * @param choices one for each topic that the patient chose about
 * @param form scan of the form that the patient signed
 * @param key the entry's own key: the same key again stores the form once
 */
public record NewEntry(
        EntryChannel channel, LocalDate day, List<NewChoice> choices, Optional<FormScan> form, String key) {

    /** Copies the choices. */
    public NewEntry {
        choices = List.copyOf(choices);
    }

    /** Leaves out the patient. */
    @Override
    public String toString() {
        return "NewEntry[" + channel + "]";
    }
}
