// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.number;

/**
 * What has a number: a line, a choice, a request or a question of a patient.
 *
 * @param number as people read it
 * @param patient logical id
 * @param id of the line; of the Consent, a dot and the version; of the request; of the question
 */
public record FoundByNumber(Kind kind, String number, String patient, String id) {

    /** What it is. */
    public enum Kind {
        LINE,
        CHOICE,
        REQUEST,
        QUESTION
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "FoundByNumber[" + kind + "]";
    }
}
