// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.time.Instant;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * Something that an archive's record says it sent.
 *
 * @param at when
 * @param study which study, or null if the record names none that is one
 * @param patientId PatientID, (0010,0020); empty if the record has none
 * @param destination where to
 * @param instances how many, or 0 if the record does not tell
 */
public record Sighted(Instant at, @Nullable StudyUid study, String patientId, Destination destination, int instances) {
    /** Names no patient. */
    @Override
    public String toString() {
        return "Sighted[" + at + "]";
    }
}
