// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;

/** Who issued a Patient ID, as far as an object says it in a way we understand. */
sealed interface Issuer {
    /** The authority, as in the patient register; empty if there is none to rely on. */
    default Optional<String> authority() {
        return Optional.empty();
    }

    /** It is understood. */
    record Known(String value) implements Issuer {
        @Override
        public Optional<String> authority() {
            return Optional.of(value);
        }
    }

    /** It is a name, or of a form, that nobody mapped. */
    record Unknown() implements Issuer {}

    /** It says two different ones. */
    record Contradictory() implements Issuer {}
}
