// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/** Reports an agent might make. */
final class Reports {
    static final Instant AT = Instant.parse("2026-06-15T12:00:00.123Z");

    private Reports() {}

    static DisclosureReport sent(long sequence, PatientId patient, StudyUid study) {
        return report(sequence, patient, study, State.SENT, null);
    }

    static DisclosureReport refused(long sequence, PatientId patient, StudyUid study) {
        return report(sequence, patient, study, State.REFUSED, Reason.CONSENT_DENY);
    }

    /** To this recipient, at this time; a refusal is for a patient's no. */
    static DisclosureReport to(
            String recipient, State state, long sequence, PatientId patient, StudyUid study, Instant at) {
        Reason reason = state == State.REFUSED ? Reason.CONSENT_DENY : null;
        return report(sequence, patient, study, state, reason, new RecipientId(recipient), at);
    }

    /** Sent without a name and without a code. */
    static DisclosureReport nameless(long sequence, PatientId patient, StudyUid study) {
        DisclosureReport coded = sent(sequence, patient, study);
        return new DisclosureReport(
                sequence,
                coded.release(),
                coded.at(),
                patient,
                study,
                coded.recipient(),
                coded.purpose(),
                coded.route(),
                coded.state(),
                null,
                coded.instances(),
                coded.bytes(),
                coded.deidentification(),
                Identifiability.NONE,
                coded.country(),
                coded.decision(),
                coded.basis(),
                coded.regime(),
                coded.position(),
                coded.sentBy());
    }

    static DisclosureReport held(long sequence, PatientId patient, StudyUid study) {
        return report(sequence, patient, study, State.REFUSED, Reason.LEGAL_HOLD);
    }

    /** An agent's answers to a cohort: each of these may go, by the regime. */
    static DisclosureReport permitted(long sequence, PatientId... patients) {
        return new DisclosureReport(
                sequence,
                "release-" + sequence,
                AT.plusSeconds(sequence),
                null,
                null,
                new RecipientId("northlight"),
                Purpose.HRESCH,
                "export-demo",
                State.PERMITTED,
                null,
                patients.length,
                0,
                List.of(),
                Identifiability.STAYED,
                "US",
                "cohort",
                Set.of(),
                "demo/1",
                7,
                SentBy.COMPUTER,
                Stream.of(patients)
                        .map(patient -> new DisclosureReport.Answer(patient, null, 1, Set.of("demo/1"), null))
                        .toList(),
                null,
                null,
                DisclosureReport.Content.OBJECTS);
    }

    /** What left past the agents, as a source tells that knows the scan only. */
    static DisclosureReport seen(
            long sequence, StudyUid study, String recipient, Instant at, Sighting.Source source, Purpose purpose) {
        return new DisclosureReport(
                sequence,
                "release-" + sequence,
                at,
                null,
                study,
                new RecipientId(recipient),
                purpose,
                "",
                State.SEEN,
                null,
                0,
                0,
                List.of(),
                Identifiability.UNTOLD,
                "US",
                null,
                Set.of(),
                null,
                7,
                SentBy.COMPUTER,
                List.of(),
                null,
                new Sighting(source, "Archive", "THERE"),
                DisclosureReport.Content.OBJECTS);
    }

    private static DisclosureReport report(
            long sequence, PatientId patient, StudyUid study, State state, @Nullable Reason reason) {
        return report(sequence, patient, study, state, reason, new RecipientId("northlight"), AT.plusSeconds(sequence));
    }

    private static DisclosureReport report(
            long sequence,
            PatientId patient,
            StudyUid study,
            State state,
            @Nullable Reason reason,
            RecipientId recipient,
            Instant at) {
        boolean refused = state == State.REFUSED;
        return new DisclosureReport(
                sequence,
                "release-" + sequence,
                at,
                patient,
                study,
                recipient,
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                state,
                reason,
                3,
                refused ? 0 : 4096,
                refused ? List.of() : List.of("113100", "113107"),
                refused ? Identifiability.STAYED : Identifiability.CODED,
                "US",
                "decision-" + sequence,
                Set.of("Consent/c1/_history/2"),
                "demo/1",
                7,
                SentBy.COMPUTER);
    }
}
