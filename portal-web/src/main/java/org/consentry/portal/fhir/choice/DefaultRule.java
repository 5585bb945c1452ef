// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import org.consentry.portal.fhir.FhirProblem;

/**
 * What counts for a topic while the patient has not picked, by the regime in force.
 *
 * @param gate OPT_IN, OPT_OUT, NOT_GATED or FORBIDDEN
 * @param deidentified whether the name is taken off before scans are shared
 */
public record DefaultRule(String gate, boolean deidentified) {

    /**
     * The message key that says it. A gate we do not know reads as "we do not share" only if the server says so; it is
     * an error.
     */
    public String key() {
        return switch (gate) {
            case "OPT_IN" -> "rule.deny";
            case "FORBIDDEN" -> "rule.forbidden";
            case "OPT_OUT", "NOT_GATED" -> deidentified ? "rule.permit" : "rule.permit.named";
            default -> throw new FhirProblem.Away("unknown gate", false);
        };
    }
}
