// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.FhirBodies;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents of what happened, and the index they are found by. */
@Singleton
public class AuditMapping {
    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    private final FhirBodies bodies;

    /** Takes the codec of bodies. */
    @Inject
    public AuditMapping(FhirBodies bodies) {
        this.bodies = bodies;
    }

    /** An access or a change through the FHIR door. */
    Draft draft(AuditEntry entry, String id, Instant at) {
        AuditEvent event = new AuditEvent()
                .setType(new Coding(TYPE, "rest", "RESTful Operation"))
                .addSubtype(new Coding(INTERACTION, entry.interaction().code(), null))
                .setAction(
                        AuditEvent.AuditEventAction.fromCode(entry.interaction().action()))
                .setRecorded(Date.from(at))
                .setOutcome(AuditEvent.AuditEventOutcome._0);
        event.addAgent()
                .setRequestor(true)
                .setWho(who(entry.caller()))
                .setName(entry.caller().name());
        String reason = entry.reason();
        if (reason != null) {
            event.addPurposeOfEvent().setText(reason);
        }
        event.getSource().setObserver(new Reference().setDisplay("Consentry"));
        event.addEntity(patient(entry.patient()));
        AuditEvent.AuditEventEntityComponent what =
                event.addEntity().setType(new Coding(ENTITY_TYPE, "2", "System Object"));
        if (entry.what().indexOf('/') > 0) {
            what.setWhat(new Reference(entry.what()));
        } else {
            what.setName(entry.what());
        }
        return draft(event, id, entry.patient());
    }

    /** A release or a refusal. */
    Draft draft(Disclosure disclosure, String id) {
        return draft(
                DisclosureMapping.event(disclosure), id, disclosure.parties().patient());
    }

    /** What finds events that name a patient or scan not known here. */
    static Criterion unmatched() {
        return new Criterion.AnyOf(
                "_tag",
                List.of(new Criterion.Term(
                        DisclosureMapping.UNMATCHED.getSystem(), DisclosureMapping.UNMATCHED.getCode())));
    }

    /** The entity that says whose compartment an event is in. */
    static AuditEvent.AuditEventEntityComponent patient(String id) {
        return patient(new Reference("Patient/" + id));
    }

    /** The entity that says whom an event is about. */
    static AuditEvent.AuditEventEntityComponent patient(Reference who) {
        return new AuditEvent.AuditEventEntityComponent()
                .setWhat(who)
                .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                .setRole(new Coding(ROLE, "1", "Patient"));
    }

    /** Any AuditEvent with the index it is found by. */
    Draft draft(AuditEvent event, String id, @Nullable String patient) {
        Instant recorded = event.getRecorded().toInstant();
        List<IndexEntry> index = new ArrayList<>();
        index.add(IndexEntry.date("date", recorded, recorded));
        index.add(token("type", event.getType()));
        event.getSubtype().forEach(subtype -> index.add(token("subtype", subtype)));
        index.add(IndexEntry.token(
                "outcome",
                null,
                event.getOutcome() == null ? "" : event.getOutcome().toCode()));
        event.getAgent().forEach(agent -> reference(index, "agent", agent.getWho()));
        event.getEntity().forEach(entity -> reference(index, "entity", entity.getWhat()));
        event.getMeta().getTag().forEach(tag -> index.add(token("_tag", tag)));
        return new Draft(new ResourceKey("AuditEvent", id), patient, recorded, bodies.text(event, id), index);
    }

    private static IndexEntry token(String name, Coding coding) {
        return IndexEntry.token(name, coding.getSystem(), coding.getCode());
    }

    private static void reference(List<IndexEntry> index, String name, Reference reference) {
        IdType id = new IdType(reference.getReference());
        if (id.hasResourceType() && id.hasIdPart()) {
            index.add(IndexEntry.reference(name, new ResourceKey(id.getResourceType(), id.getIdPart())));
        }
    }

    private static Reference who(Caller caller) {
        Reference who = new Reference().setDisplay(caller.name());
        caller.patient().ifPresent(id -> who.setReference("Patient/" + id));
        return who;
    }
}
