// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.consentry.server.audit.waiting.WaitingScan;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** Writes a page of lines as FHIR Parameters. */
@Singleton
public class SharingAnswerMapping {
    private final FhirBodies bodies;

    /** Takes the codec of bodies. */
    @Inject
    public SharingAnswerMapping(FhirBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * Numbers, choices and lines.
     *
     * @param end how many lines there are up to the end of the page
     */
    Parameters of(Sharing.Summary summary, List<Sharing.Line> lines, long end) {
        Parameters answer = new Parameters();
        Sharing.Counts counts = summary.counts();
        number(answer, "lines", counts.lines());
        number(answer, "matches", counts.matches());
        number(answer, "times", counts.times());
        number(answer, "groups", counts.groups());
        number(answer, "withoutName", counts.withoutName());
        number(answer, "others", counts.others());
        number(answer, "refused", counts.refused());
        Optional.ofNullable(summary.first())
                .ifPresent(first -> answer.addParameter().setName("first").setValue(new InstantType(Date.from(first))));
        answer.addParameter().setName("more").setValue(new BooleanType(counts.matches() > end));
        summary.choices().years().forEach(year -> code(answer, "year", year));
        summary.choices().recipients().forEach(recipient -> code(answer, "recipient", recipient));
        summary.choices().purposes().forEach(purpose -> code(answer, "purpose", purpose));
        summary.choices().scans().forEach(scan -> code(answer, "scan", scan));
        lines.forEach(line -> line(answer, line));
        return answer;
    }

    /** Adds what waits. */
    void waiting(Parameters answer, List<WaitingScan> scans) {
        for (WaitingScan scan : scans) {
            ParametersParameterComponent part = answer.addParameter().setName("waiting");
            part.addPart().setName("id").setValue(new IdType(scan.id()));
            part.addPart().setName("since").setValue(new InstantType(Date.from(scan.since())));
            part.addPart().setName("told").setValue(new InstantType(Date.from(scan.told())));
            part.addPart().setName("instances").setValue(new DecimalType(scan.instances()));
            part.addPart().setName("recipient").setValue(new CodeType(scan.recipient()));
            if (scan.purpose() != null) {
                part.addPart().setName("purpose").setValue(new CodeType(scan.purpose()));
            }
            if (scan.study() != null) {
                part.addPart().setName("study").setValue(new CodeType(scan.study()));
            }
        }
    }

    private void line(Parameters answer, Sharing.Line line) {
        StoredVersion first =
                new StoredVersion(new ResourceKey("AuditEvent", line.event()), 1, null, line.storedAt(), line.body());
        ParametersParameterComponent part = answer.addParameter().setName("line");
        part.addPart().setName("number").setValue(new DecimalType(line.number()));
        part.addPart().setName("last").setValue(new InstantType(Date.from(line.last())));
        part.addPart().setName("event").setResource(bodies.resource(AuditEvent.class, first));
    }

    private static void number(Parameters answer, String name, long value) {
        answer.addParameter().setName(name).setValue(new DecimalType(value));
    }

    private static void code(Parameters answer, String name, String value) {
        answer.addParameter().setName(name).setValue(new CodeType(value));
    }
}
