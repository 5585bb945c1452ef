// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;

/** An outside registry of opt-outs. A failure counts as no answer, never as a good one. */
public interface Registry {
    /** Its name, as decisions cite it. */
    String name();

    /** The purposes to which its opt-outs apply. */
    Set<Purpose> purposes();

    /**
     * Asks about patients and returns within minutes with what is known by then. A registry may take longer; then the
     * answer comes with a later call.
     */
    Answer ask(List<Subject> subjects, Instant now);

    /**
     * A patient to ask about.
     *
     * @param patient hospital number, by which the answer is kept
     * @param identifiers every identifier the patient has here
     */
    record Subject(PatientId patient, Set<PatientId> identifiers) {
        public Subject {
            identifiers = Set.copyOf(identifiers);
        }
    }

    /**
     * An answer of a registry.
     *
     * @param checkId names the check
     * @param clear patients who did not opt out
     * @param notClear patients who did, or whom it does not know; a patient in neither set was not asked about yet
     * @param at when the question was put; the age of the answer counts from here
     */
    record Answer(String checkId, Set<PatientId> clear, Set<PatientId> notClear, Instant at) {
        /** The empty answer. */
        static final Answer NONE = new Answer("none", Set.of(), Set.of(), Instant.EPOCH);

        public Answer {
            clear = Set.copyOf(clear);
            notClear = Set.copyOf(notClear);
        }
    }
}
