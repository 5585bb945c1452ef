// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.rules;

/**
 * Rules of the hospital.
 *
 * @param inForce whether they count for somebody whose place nobody knows
 * @param text as a file of them says it
 */
public record RuleSet(String id, int version, boolean inForce, String text) {

    /** By which a decision cites them. */
    public String name() {
        return id + "/" + version;
    }
}
