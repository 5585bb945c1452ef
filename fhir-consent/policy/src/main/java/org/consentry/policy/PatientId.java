// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * The identifier of a patient within one assigning authority; DICOM (0010,0020) qualified by (0010,0021).
 *
 * @param authority the assigning authority, as in FHIR {@code Identifier.system}; not blank
 * @param value the identifier, trimmed of DICOM padding; not blank
 */
public record PatientId(String authority, String value) {

    public PatientId {
        if (authority.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("a patient id needs an authority and a value");
        }
    }

    /** Returns a form that names no patient, fit for logs. Use {@link #value()} where the identifier itself is due. */
    @Override
    public String toString() {
        return "PatientId[" + authority + "|***]";
    }
}
