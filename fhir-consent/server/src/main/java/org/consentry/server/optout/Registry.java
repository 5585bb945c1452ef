// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;

/** A registry of opt-outs outside. Whatever goes wrong with it is no answer, never a good one. */
public interface Registry {
    /** Its name, as decisions cite it. */
    String name();

    /** The purposes its opt-outs are about. */
    Set<Purpose> purposes();

    /**
     * Asks about patients, and returns within minutes with what is known by now: a registry may take its time, then the
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
     * What a registry said.
     *
     * @param checkId names the check it said so in
     * @param clear those who did not opt out
     * @param notClear those who did, or of whom it knows nothing; whoever is in neither was not asked about yet
     * @param at when the question was put, from which on the answer ages
     */
    record Answer(String checkId, Set<PatientId> clear, Set<PatientId> notClear, Instant at) {
        /** Nothing was said. */
        static final Answer NONE = new Answer("none", Set.of(), Set.of(), Instant.EPOCH);

        public Answer {
            clear = Set.copyOf(clear);
            notClear = Set.copyOf(notClear);
        }
    }
}
