// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.single.NamedChoice;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of one version of a patient's choice, as staff see it.
 *
 * @param choice what it says; empty for a Consent about no topic of the portal
 * @param standing where the patient stands now
 * @param singles what the patient said of single companies and scans, with names
 */
public record StaffChoicePage(
        PatientFacts patient, ChoiceVersion version, Optional<Choice> choice, Standing standing, Singles singles) {

    /** Where the patient stands now on every topic. */
    public List<TopicState> states() {
        return standing.topics();
    }

    /** What counts now for the company or scan that it is about. */
    public Optional<NamedChoice> single() {
        return choice.flatMap(said -> singles.of(said.matter()));
    }

    /** Whether it is what counts now. */
    public boolean counts() {
        return choice.filter(standing::counts).isPresent();
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
