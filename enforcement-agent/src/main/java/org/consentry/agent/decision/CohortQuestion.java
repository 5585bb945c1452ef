// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.MalformedMessageException;

/** How a cohort is asked: who and why, and how each line names its scan. */
public sealed interface CohortQuestion permits CohortQuestion.InJson, CsvCohort {

    /** Who and why. */
    Cohort.Header header();

    /**
     * The scan of a line.
     *
     * @param number the line's number, for the error
     * @throws MalformedMessageException if it names none
     */
    StudyUid study(String line, long number);

    /** A line of JSON for each scan. */
    record InJson(Cohort.Header header) implements CohortQuestion {
        @Override
        public StudyUid study(String line, long number) {
            return Cohort.study(line, number);
        }
    }
}
