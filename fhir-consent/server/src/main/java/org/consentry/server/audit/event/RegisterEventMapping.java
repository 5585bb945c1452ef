// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.consentry.server.access.Caller;
import org.consentry.server.feed.agent.RegisterChange;
import org.consentry.server.feed.agent.RegisteredAgent;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Makes AuditEvents of changes of the register of agents: a security alert of DICOM's kind 110136, since the register
 * says who may speak as an agent. BALP has no pattern for it, and none is claimed.
 */
final class RegisterEventMapping {
    /** Subtype of every event about what is no patient's, by which staff list them. */
    static final Coding ADMINISTRATION =
            new Coding(DisclosureMapping.NS + "audit", "administration", "A change of what is no patient's");

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    private RegisterEventMapping() {}

    static AuditEvent event(RegisterChange change, Caller caller, RequestTrace wire, Instant at) {
        AuditEvent event = new AuditEvent()
                .setType(new Coding(DCM, "110113", "Security Alert"))
                .addSubtype(new Coding(DCM, "110136", "Security Roles Changed"))
                .addSubtype(new Coding(DisclosureMapping.NS + "audit", code(change), null))
                .addSubtype(ADMINISTRATION.copy())
                .setAction(action(change))
                .setRecorded(Date.from(at))
                .setOutcome(AuditEvent.AuditEventOutcome._0);
        event.addAgent(RestEventMapping.user(caller, wire, true))
                .addAgent(RestEventMapping.machine(
                        RestEventMapping.SOURCE,
                        wire.asker().application(),
                        wire.asker().address()))
                .addAgent(RestEventMapping.machine(RestEventMapping.DESTINATION, AuthzEvents.HERE, wire.server()));
        event.getSource().setObserver(new Reference().setDisplay(AuthzEvents.HERE));
        event.addEntity(agent(change));
        RestEventMapping.addRequestId(event, wire);
        return event;
    }

    /** Such as {@code agent-proposed}, and {@code agent-end-proposed} where the agent shall be taken off. */
    private static String code(RegisterChange change) {
        return (change.wanted() == null ? "agent-end-" : "agent-")
                + change.step().name().toLowerCase(Locale.ROOT);
    }

    private static AuditEventAction action(RegisterChange change) {
        return switch (change.step()) {
            case PROPOSED -> AuditEventAction.C;
            case DROPPED -> AuditEventAction.U;
            case CONFIRMED, SET -> change.wanted() == null ? AuditEventAction.D : AuditEventAction.U;
        };
    }

    private static AuditEventEntityComponent agent(RegisterChange change) {
        AuditEventEntityComponent agent = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "13", "Security Resource"))
                .setWhat(new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(DisclosureMapping.NS + "agent")
                                .setValue(change.agent())));
        RegisteredAgent wanted = change.wanted();
        if (wanted != null) {
            detail(agent, "client", wanted.client());
            detail(agent, "site", wanted.site());
        }
        change.proposal().ifPresent(id -> detail(agent, "proposal", Long.toString(id)));
        return agent;
    }

    private static void detail(AuditEventEntityComponent entity, String type, String value) {
        entity.addDetail().setType(type).setValue(new StringType(value));
    }
}
