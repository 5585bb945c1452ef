// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import org.consentry.agent.filter.archive.AccessionNumber;
import org.consentry.policy.StudyUid;

/** What a row of a manifest is about. */
sealed interface RowSubject {
    /** A study. */
    record OfStudy(StudyUid study) implements RowSubject {}

    /** What the archive has under a number. */
    record OfOrder(AccessionNumber number) implements RowSubject {}

    /**
     * Nothing that could be asked about.
     *
     * @param code why
     */
    record OfNothing(String code) implements RowSubject {}
}
