// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.Optional;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/**
 * Reads the purposes that the register names. A code alone, and a Coding of ActReason or of our own code system, must
 * be in the hierarchy. A misprint would open nothing and hide what was meant. A Coding of another code system stands
 * only for itself: only a yes that names exactly it opens it.
 */
final class PurposeMapping {
    private PurposeMapping() {}

    /** The purpose; empty if the value is not a purpose. */
    static Optional<Purpose> purpose(Extension extension) {
        Type value = extension.getValue();
        if (value instanceof Coding coding) {
            return coding.hasSystem() && coding.hasCode() ? of(coding) : Optional.empty();
        }
        return Optional.ofNullable(value == null ? null : value.primitiveValue())
                .filter(code -> !code.isBlank())
                .map(Purpose::of)
                .filter(PurposeHierarchy::knows);
    }

    private static Optional<Purpose> of(Coding coding) {
        // Older names of our own code systems still mean our codes.
        boolean ours = coding.getSystem().contains("ActReason")
                || coding.getSystem().endsWith("2.16.840.1.113883.5.8")
                || coding.getSystem().equals(Purpose.LOCAL);
        if (!ours) {
            return Optional.of(new Purpose(coding.getSystem(), coding.getCode()));
        }
        return Optional.of(Purpose.of(coding.getCode()))
                .filter(PurposeHierarchy::knows)
                .filter(purpose -> purpose.system().equals(Purpose.LOCAL)
                        == coding.getSystem().equals(Purpose.LOCAL));
    }
}
