// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import org.consentry.portal.fhir.FhirProblem;

/**
 * The rule of the regime in force for a topic on which the patient has not picked.
 *
 * @param gate OPT_IN, OPT_OUT, NOT_GATED or FORBIDDEN
 * @param deidentified whether the name is taken off before scans are shared
 */
public record DefaultRule(String gate, boolean deidentified) {

    /** What the rule answers for the patient. */
    public enum Answer {
        DENY,
        /** The law denies it, so that not even a yes would help. */
        FORBIDDEN,
        PERMIT_WITHOUT_NAME,
        PERMIT_NAMED
    }

    /** What the gate means. A gate that this portal does not know is an error, and no "we do not share". */
    public Answer answer() {
        return switch (gate) {
            case "OPT_IN" -> Answer.DENY;
            case "FORBIDDEN" -> Answer.FORBIDDEN;
            case "OPT_OUT", "NOT_GATED" -> deidentified ? Answer.PERMIT_WITHOUT_NAME : Answer.PERMIT_NAMED;
            default -> throw new FhirProblem.Away("unknown gate", false);
        };
    }
}
