// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;

/**
 * A version of a Consent that the record of a line names.
 *
 * @param here whether this version is a Consent of the patient that can be read
 * @param choice what it says; empty if it is not here, or about no topic of the portal
 */
public record CitedChoice(ChoiceVersion version, boolean here, Optional<Choice> choice) {

    /** A version that is here. */
    public static CitedChoice saying(ChoiceVersion version, Optional<Choice> choice) {
        return new CitedChoice(version, true, choice);
    }

    /** A version that the record names and that is not here. */
    public static CitedChoice missing(ChoiceVersion version) {
        return new CitedChoice(version, false, Optional.empty());
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "CitedChoice[]";
    }
}
