// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.consentry.policy.Basis;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.State;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one study in one release, as it is reported to the server.
 *
 * @param ordinal counts the reports of this journal, from 1
 * @param release the release's id
 * @param origin what the release was
 * @param at when its first instance left or was refused
 * @param patient the study's patient; null where the release was of no one patient
 * @param study which; null where the release was of no one study
 * @param state what became of it
 * @param reason why not, if it was refused; else null
 * @param instances how many instances, or answers
 * @param bytes how many bytes left
 * @param deidentification everything that was done to any of them
 * @param identifiability how far it still identified the patient
 * @param ground what was decided on
 * @param basis what the decision rests on
 * @param answers what was answered about whom, if this sums up answers
 */
record ReportLine(
        long ordinal,
        String release,
        ReleaseOrigin origin,
        Instant at,
        @Nullable PatientId patient,
        @Nullable StudyUid study,
        State state,
        @Nullable Reason reason,
        int instances,
        long bytes,
        SortedSet<String> deidentification,
        Identifiability identifiability,
        Ground ground,
        List<Basis> basis,
        List<Answer> answers) {

    ReportLine {
        answers = List.copyOf(answers);
    }

    /** The same, with these answers. */
    ReportLine with(List<Answer> those) {
        return new ReportLine(
                ordinal,
                release,
                origin,
                at,
                patient,
                study,
                state,
                reason,
                instances,
                bytes,
                deidentification,
                identifiability,
                ground,
                basis,
                those);
    }
}
