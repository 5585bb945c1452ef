// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.time.Instant;
import java.util.List;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of the receipt of what staff entered, to print and post. It shows what the server stores.
 *
 * @param choices what was entered, or taken back
 * @param states where the patient stands now
 * @param sender lines of the hospital's postal address
 * @param site the portal's address for browsers
 * @param key key of the form that takes it back
 */
public record ReceiptPage(
        PatientFacts patient,
        List<Choice> choices,
        List<TopicState> states,
        List<String> sender,
        String site,
        Instant now,
        String key) {

    /** Copies the lists. */
    public ReceiptPage {
        choices = List.copyOf(choices);
        sender = List.copyOf(sender);
    }

    /** Whether each of these choices is the one that counts now. */
    public boolean counts() {
        return choices.stream()
                .allMatch(choice -> states.stream()
                        .flatMap(state -> state.choice().stream())
                        .anyMatch(choice::equals));
    }

    /** Whether staff can still take it back: it counts, and staff entered it. */
    public boolean canGoBack() {
        return counts() && choices.stream().allMatch(choice -> choice.told().isPresent());
    }

    /** Whether it is about something that was taken back. */
    public boolean corrects() {
        return choices.stream().noneMatch(choice -> choice.told().isPresent());
    }

    public String cids() {
        return ChoiceVersion.address(choices);
    }

    /** Address of the receipt of choices of a patient. */
    static String address(String patient, String cids) {
        return "/staff/patients/" + patient + "/receipt/" + cids;
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "ReceiptPage[]";
    }
}
