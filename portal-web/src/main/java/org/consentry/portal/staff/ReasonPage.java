// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

/**
 * View model of the question that comes before a patient's page. It shows nothing of the patient.
 *
 * @param id logical id of the patient
 * @param form what was picked or written so far
 * @param mistake whether that is no reason
 */
public record ReasonPage(String id, LookupForm form, boolean mistake) {

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "ReasonPage[]";
    }
}
