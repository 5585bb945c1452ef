// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.jspecify.annotations.Nullable;

/**
 * The resources of this server that a report's identifiers stand for.
 *
 * @param patient logical id of the Patient in whose compartment the event goes; null if unknown or in doubt
 * @param study logical id of the ImagingStudy, or null if unknown
 * @param recipientName name of the recipient at this time, or null if it is not in the register
 * @param isUnmatched whether the report names nobody and nothing, or an unknown patient or scan, or a patient and a
 *     scan that contradict each other
 * @param recipientType {@code Organization} or {@code Device}
 */
public record ResolvedParties(
        @Nullable String patient,
        @Nullable String study,
        @Nullable String recipientName,
        boolean isUnmatched,
        String recipientType) {

    /** The same where the recipient is an organization. */
    public ResolvedParties(
            @Nullable String patient, @Nullable String study, @Nullable String recipientName, boolean isUnmatched) {
        this(patient, study, recipientName, isUnmatched, "Organization");
    }

    @Override
    public String toString() {
        return "Parties[isUnmatched=" + isUnmatched + "]";
    }
}
