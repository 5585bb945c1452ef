// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;

/**
 * A version of a Consent that the record of a line names.
 *
 * @param choice what it says; empty if it is not here, or about no topic of the portal
 */
public record CitedChoice(ChoiceVersion version, Optional<Choice> choice) {

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "CitedChoice[]";
    }
}
