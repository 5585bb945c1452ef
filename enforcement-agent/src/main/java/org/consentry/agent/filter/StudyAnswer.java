// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.util.Set;

/** What the agent said of a study. */
sealed interface StudyAnswer {
    /**
     * It may leave.
     *
     * @param obligations what must be fulfilled first
     */
    record Kept(Set<String> obligations) implements StudyAnswer {
        public Kept {
            obligations = Set.copyOf(obligations);
        }
    }

    /**
     * It stays.
     *
     * @param code why
     */
    record Refused(String code) implements StudyAnswer {}
}
