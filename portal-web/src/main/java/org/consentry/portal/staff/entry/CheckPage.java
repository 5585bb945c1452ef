// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.FormScan;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of what is read back before it is saved.
 *
 * @param channel code of how the patient told it
 * @param lines one for each topic
 * @param key the entry's own key
 * @param notice message key of why it is shown again; empty for the first time
 */
public record CheckPage(
        PatientFacts patient,
        String channel,
        LocalDate day,
        Optional<FormScan> scan,
        List<EntryLine> lines,
        String key,
        Optional<String> notice) {

    /** Copies the lines. */
    public CheckPage {
        lines = List.copyOf(lines);
    }

    /** Whether there is anything to save. */
    public boolean saves() {
        return lines.stream().anyMatch(line -> line.effect().saves());
    }

    /** Whether the patient said no to something, so that the limits of a no are read as well. */
    public boolean saysNo() {
        return lines.stream().anyMatch(line -> line.pick().equals("no"));
    }

    public String seen() {
        return EntryLine.seen(lines);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "CheckPage[]";
    }
}
