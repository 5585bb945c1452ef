// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.time.Instant;
import java.util.Map;
import org.consentry.policy.StudyUid;

/**
 * A whole answer: each study that was asked for has one.
 *
 * @param asOf the moment that the answer says something of
 * @param studies what was said
 */
record StudyAnswers(Instant asOf, Map<StudyUid, StudyAnswer> studies) {
    StudyAnswers {
        studies = Map.copyOf(studies);
    }

    /** What was said of it; who was not asked about it has not said yes. */
    StudyAnswer of(StudyUid study) {
        return studies.getOrDefault(study, new StudyAnswer.Refused("NOT_ASKED"));
    }
}
