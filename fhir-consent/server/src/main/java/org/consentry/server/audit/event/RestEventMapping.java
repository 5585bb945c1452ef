// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.consentry.server.access.Acting;
import org.consentry.server.access.Caller;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Makes AuditEvents of what was done through the FHIR door, after IHE BALP's PatientRead, PatientQuery, PatientCreate
 * and PatientUpdate; what is no patient's after its Create and Update. The user is the first agent; the token's id
 * stands as the user's policy, as in BALP's OAuth patterns, none of which can be claimed together with these: they
 * allow two agents at most, or want the end of an opaque token.
 */
final class RestEventMapping {
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/";
    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    static final String SOURCE = "110153";
    static final String DESTINATION = "110152";

    private final AuditEntry entry;
    private final RequestTrace wire;

    private RestEventMapping(AuditEntry entry, RequestTrace wire) {
        this.entry = entry;
        this.wire = wire;
    }

    static AuditEvent event(AuditEntry entry, RequestTrace wire, Instant at) {
        return new RestEventMapping(entry, wire).event(at);
    }

    private AuditEvent event(Instant at) {
        AuditEntry.Interaction interaction = entry.interaction();
        AuditEvent event = new AuditEvent()
                .setType(new Coding(TYPE, "rest", "RESTful Operation"))
                .addSubtype(new Coding(INTERACTION, interaction.code(), null))
                .setAction(AuditEvent.AuditEventAction.fromCode(interaction.action()))
                .setRecorded(Date.from(at))
                .setOutcome(AuditEvent.AuditEventOutcome._0);
        String whose = entry.patient() == null ? "" : "Patient";
        event.getMeta().addProfile(BALP + "StructureDefinition/IHE.BasicAudit." + whose + interaction.pattern());
        boolean read = interaction == AuditEntry.Interaction.READ;
        boolean writes = interaction == AuditEntry.Interaction.CREATE || interaction == AuditEntry.Interaction.UPDATE;
        event.addAgent(user(entry.caller(), wire, writes))
                .addAgent(machine(
                        read ? DESTINATION : SOURCE,
                        wire.asker().application(),
                        wire.asker().address()))
                .addAgent(machine(read ? SOURCE : DESTINATION, AuthzEvents.HERE, wire.server()));
        why(event);
        event.getSource().setObserver(new Reference().setDisplay(AuthzEvents.HERE));
        if (entry.patient() == null) {
            event.addSubtype(RegisterEventMapping.ADMINISTRATION.copy());
        } else {
            event.addEntity(AuditMapping.patient(new Reference("Patient/" + entry.patient())));
        }
        event.addEntity(interaction == AuditEntry.Interaction.SEARCH ? query() : data());
        addRequestId(event, wire);
        return event;
    }

    static void addRequestId(AuditEvent event, RequestTrace wire) {
        if (wire.requestId() != null) {
            event.addEntity()
                    .setType(new Coding(BALP + "CodeSystem/BasicAuditEntityType", "XrequestId", null))
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(wire.requestId())));
        }
    }

    private void why(AuditEvent event) {
        String reason = entry.reason();
        if (reason != null) {
            CodeableConcept why = event.addPurposeOfEvent().setText(reason);
            if (entry.caller().isProxy()) {
                why.addCoding(new Coding(ACT_REASON, "FAMRQT", null));
            }
        } else if (entry.caller().kind() == Caller.Kind.PATIENT) {
            event.addPurposeOfEvent().addCoding(new Coding(ACT_REASON, "PATRQT", null));
        }
    }

    /** Who did it. */
    static AuditEventAgentComponent user(Caller caller, RequestTrace wire, boolean writes) {
        CodeableConcept type = concept(new Coding(PARTICIPATION, writes ? "AUT" : "IRCP", null));
        AuditEventAgentComponent user = new AuditEventAgentComponent()
                .setRequestor(true)
                .setWho(new Reference().setDisplay(caller.name()))
                .setName(caller.name());
        Acting acting = caller.acting();
        caller.patient()
                .ifPresent(id -> user.getWho().setReference(acting == null ? "Patient/" + id : acting.reference()));
        if (caller.patient().isEmpty() && wire.subject() != null) {
            user.getWho()
                    .setIdentifier(new Identifier().setSystem(wire.issuer()).setValue(wire.subject()));
        }
        if (wire.asker().tokenId() != null) {
            type.addCoding(new Coding(BALP + "CodeSystem/UserAgentTypes", "UserOauthAgent", null));
            user.addPolicy("urn:ietf:params:oauth:jti:" + wire.asker().tokenId());
        }
        return user.setType(type);
    }

    /** The client or the server of a request. */
    static AuditEventAgentComponent machine(String role, String name, String address) {
        AuditEventAgentComponent machine = new AuditEventAgentComponent()
                .setType(concept(new Coding(DCM, role, null)))
                .setWho(new Reference().setDisplay(name))
                .setRequestor(false);
        machine.getNetwork().setAddress(address).setType(AuditEventAgentNetworkType.fromCode(Addresses.type(address)));
        return machine;
    }

    private AuditEventEntityComponent query() {
        return new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "24", "Query"))
                .setDescription(entry.what())
                .setQuery((wire.request().isEmpty() ? entry.what() : wire.request()).getBytes(StandardCharsets.UTF_8));
    }

    private AuditEventEntityComponent data() {
        AuditEventEntityComponent data = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "4", "Domain Resource"))
                .setWhat(what());
        int bar = entry.what().indexOf('|');
        // Where there is no resource, the patient's list of looks reads here what it was.
        return bar < 0 || entry.patient() == null
                ? data
                : data.setDescription(entry.what().substring(entry.what().lastIndexOf('/', bar) + 1, bar));
    }

    private Reference what() {
        int bar = entry.what().indexOf('|');
        return bar < 0
                ? new Reference(entry.what())
                : new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(entry.what().substring(0, bar))
                                .setValue(entry.what().substring(bar + 1)));
    }

    private static CodeableConcept concept(Coding coding) {
        return new CodeableConcept().addCoding(coding);
    }
}
