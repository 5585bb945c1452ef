// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Sighting;

/**
 * Something that left past the agents.
 *
 * @param told what an agent reports of it
 * @param answered what its sender had been told before
 */
public record Seen(Disclosure told, Answered answered) {
    /** How it is known. */
    public Sighting how() {
        return Objects.requireNonNull(told.report().seen());
    }

    /** The same for the same thing, however often and by however many agents it is reported. */
    public String key() {
        DisclosureReport report = told.report();
        PatientId patient = report.patient();
        StudyUid study = report.study();
        return Stream.of(
                        "seen",
                        how().source().name(),
                        how().by(),
                        how().destination(),
                        report.recipient().value(),
                        patient == null ? "" : patient.authority() + "|" + patient.value(),
                        study == null ? "" : study.value(),
                        report.at().toString())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "Seen[" + answered.kind() + "]";
    }
}
