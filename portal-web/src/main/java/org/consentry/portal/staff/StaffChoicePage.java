// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of one version of a patient's choice, as staff see it.
 *
 * @param choice what it says; empty for a Consent about no topic of the portal
 * @param states where the patient stands now
 */
public record StaffChoicePage(
        PatientFacts patient, ChoiceVersion version, Optional<Choice> choice, List<TopicState> states) {

    /** Copies the list. */
    public StaffChoicePage {
        states = List.copyOf(states);
    }

    /** Whether it is what counts now. */
    public boolean counts() {
        return choice.filter(said -> states.stream()
                        .flatMap(state -> state.choice().stream())
                        .anyMatch(said::equals))
                .isPresent();
    }

    /** The message key of how it was made: the portal always names the wording it showed. */
    public String channelKey() {
        return choice.map(said -> "channel."
                        + said.entry()
                                .map(by -> by.channel().code())
                                .orElse(said.text().isEmpty() ? "other" : "web"))
                .orElse("channel.other");
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "StaffChoicePage[]";
    }
}
