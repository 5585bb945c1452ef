// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Makes AuditEvents of what staff do in the register of recipients: a security alert of DICOM's kind 110129, since the
 * register says who may get scans. BALP has no pattern for a step that writes no resource, and none is claimed. What a
 * step writes has an event of its own.
 */
final class CompanyEventMapping {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    private CompanyEventMapping() {}

    static AuditEvent event(CompanyEntry entry, RequestTrace wire, Instant at) {
        AuditEvent event = new AuditEvent()
                .setType(new Coding(DCM, "110113", "Security Alert"))
                .addSubtype(new Coding(DCM, "110129", "Security Configuration"))
                .addSubtype(new Coding(DisclosureMapping.NS + "audit", entry.code(), null))
                .addSubtype(RegisterEventMapping.ADMINISTRATION.copy())
                .setAction(AuditEventAction.fromCode(entry.action()))
                .setRecorded(Date.from(at))
                .setOutcome(AuditEvent.AuditEventOutcome._0);
        event.addAgent(RestEventMapping.user(entry.caller(), wire, true))
                .addAgent(RestEventMapping.machine(
                        RestEventMapping.SOURCE,
                        wire.asker().application(),
                        wire.asker().address()))
                .addAgent(RestEventMapping.machine(RestEventMapping.DESTINATION, AuthzEvents.HERE, wire.server()));
        event.getSource().setObserver(new Reference().setDisplay(AuthzEvents.HERE));
        AuditEventEntityComponent company = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "13", "Security Resource"))
                .setWhat(new Reference("Organization/" + entry.company()));
        company.addDetail().setType("change").setValue(new StringType(Long.toString(entry.change())));
        event.addEntity(company);
        if (!entry.why().isEmpty()) {
            event.addPurposeOfEvent().setText(entry.why());
        }
        RestEventMapping.addRequestId(event, wire);
        return event;
    }
}
