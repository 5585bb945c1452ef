// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before an object leaves. All objects of a study on a route have the same one.
 *
 * @param calledAe the route
 * @param recipient who receives
 * @param purpose what for
 * @param place where it goes
 * @param region the only part of the body that the agreement covered when it was de-identified, or null
 * @param patient whose it is, as the object said
 * @param person the same by the number valid when it was de-identified, of which its code was made
 * @param others other numbers of the patient in the object
 * @param study which study
 * @param fulfilled the obligations that were fulfilled on it; empty if it was left as it is
 */
public record WaitingSubject(
        String calledAe,
        RecipientId recipient,
        Purpose purpose,
        RecipientPlace place,
        @Nullable String region,
        PatientId patient,
        PatientId person,
        Set<PatientId> others,
        StudyUid study,
        Set<Obligation> fulfilled) {

    public WaitingSubject {
        others = Set.copyOf(others);
        fulfilled = Set.copyOf(fulfilled);
    }

    /**
     * The question of the door, asked again. Nothing can be done to the object anymore, so all that is demanded now
     * must have been fulfilled.
     */
    ExportQuestion question() {
        return ExportQuestion.disclosing(patient, study, recipient, Set.of(purpose), fulfilled)
                .on(calledAe);
    }
}
