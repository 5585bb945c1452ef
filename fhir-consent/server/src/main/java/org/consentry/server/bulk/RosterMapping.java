// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.fhir.record.FhirRecords;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;

/** Reads a Group as the roster of an export. It refuses a Group that would mean others than it lists. */
@Singleton
public class RosterMapping {
    private final FhirRecords records;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes the reader of resources, and the clock that ends memberships, by days of the hospital's zone. */
    @Inject
    public RosterMapping(FhirRecords records, InstantSource clock, ZoneId zone) {
        this.records = records;
        this.clock = clock;
        this.zone = zone;
    }

    /** Logical ids of the patients who are members now, without those who left. */
    List<String> patients(RequestDetails request, IdType id) {
        Group group = records.read(request, Group.class, id.toVersionless());
        boolean lists = group.getActual() && (!group.hasActive() || group.getActive());
        List<GroupMemberComponent> members =
                group.getMember().stream().filter(this::belongs).toList();
        if (!lists || !members.stream().allMatch(RosterMapping::isPatient)) {
            throw FhirErrors.badRequest("Expected an actual, active Group whose members are Patients");
        }
        return members.stream()
                .map(member -> new IdType(member.getEntity().getReference()).getIdPart())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean belongs(GroupMemberComponent member) {
        return !member.getInactive() && runs(member.getPeriod(), clock.instant(), zone);
    }

    /** Whether a period runs at a moment: its first and its last day, month or year belong to it whole. */
    static boolean runs(Period period, Instant now, ZoneId zone) {
        DateTimeType start = period.getStartElement();
        DateTimeType end = period.getEndElement();
        return (!start.hasValue() || !DateSpan.of(start, zone).low().isAfter(now))
                && (!end.hasValue() || !DateSpan.of(end, zone).high().isBefore(now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private static boolean isPatient(GroupMemberComponent member) {
        IdType id = new IdType(member.getEntity().getReference());
        return "Patient".equals(id.getResourceType()) && !id.hasBaseUrl() && id.hasIdPart();
    }
}
