// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import org.consentry.policy.PatientId;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;

/**
 * A scan and whose it is.
 *
 * @param study the scan
 * @param patient whose it is
 * @param facts what the register knows of it; without the UID, so that the many scans of which the same is known can
 *     share one
 */
public record LinkedStudy(StudyUid study, PatientId patient, Study facts) {

    public LinkedStudy {
        if (facts.uid() != null) {
            throw new IllegalArgumentException("the facts of a linked study carry no UID of their own");
        }
    }

    /** What a decision takes into account. */
    public Study asStudy() {
        return facts.identifiedBy(study);
    }
}
