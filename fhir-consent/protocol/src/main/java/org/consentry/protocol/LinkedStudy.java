// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.LocalDate;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * A scan and whose it is.
 *
 * @param study the scan
 * @param patient whose it is
 * @param modalities DICOM modality codes, such as {@code CT}
 * @param started the day it was taken, or null if unknown
 */
public record LinkedStudy(
        StudyUid study,
        PatientId patient,
        Set<String> modalities,
        @Nullable LocalDate started) {
    public LinkedStudy {
        modalities = Set.copyOf(modalities);
    }
}
