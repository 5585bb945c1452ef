// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.consentry.server.access.Caller;
import org.consentry.server.access.FhirBodies;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents of what happened, and what they are found by. */
@Singleton
public class AuditMapping {
    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    private final FhirBodies bodies;
    private final AuditIds ids;

    /** Takes the codec of bodies and the maker of ids. */
    @Inject
    public AuditMapping(FhirBodies bodies, AuditIds ids) {
        this.bodies = bodies;
        this.ids = ids;
    }

    /** An access or a change through the FHIR door. */
    AuditRecord record(AuditEntry entry, Instant at) {
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
        return record(event, entry.patient());
    }

    /** A release or a refusal. */
    AuditRecord record(Disclosure disclosure) {
        return record(DisclosureMapping.event(disclosure), disclosure.parties().patient());
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

    /** Any AuditEvent with what it is found by. */
    AuditRecord record(AuditEvent event, @Nullable String patient) {
        Instant recorded = event.getRecorded().toInstant();
        String id = ids.next(recorded);
        List<String> agents = references(event.getAgent().stream().map(agent -> agent.getWho()));
        List<String> entities = references(event.getEntity().stream().map(entity -> entity.getWhat()));
        return new AuditRecord(
                id,
                recorded,
                patient,
                token(event.getType()),
                codes(event),
                new AuditRecord.Parts(
                        first(agents, "Organization/"),
                        first(entities, "ImagingStudy/"),
                        agents,
                        entities,
                        event.getMeta().getTag(DisclosureMapping.UNMATCHED.getSystem(), "unmatched") != null),
                bodies.text(event, id));
    }

    private static AuditRecord.Codes codes(AuditEvent event) {
        return new AuditRecord.Codes(
                event.getSubtype().stream().map(AuditMapping::token).toList(),
                event.getAction() == null ? null : event.getAction().toCode(),
                event.getOutcome() == null ? null : event.getOutcome().toCode(),
                Stream.concat(
                                event.getPurposeOfEvent().stream(),
                                event.getAgent().stream().flatMap(agent -> agent.getPurposeOfUse().stream()))
                        .flatMap(purpose -> purpose.getCoding().stream())
                        .map(AuditMapping::token)
                        .distinct()
                        .toList());
    }

    private static String token(Coding coding) {
        return Objects.toString(coding.getSystem(), "") + "|" + Objects.toString(coding.getCode(), "");
    }

    private static List<String> references(Stream<Reference> references) {
        return references
                .map(reference -> new IdType(reference.getReference()))
                .filter(id -> id.hasResourceType() && id.hasIdPart())
                .map(id -> id.getResourceType() + "/" + id.getIdPart())
                .distinct()
                .toList();
    }

    private static @Nullable String first(List<String> references, String type) {
        return references.stream()
                .filter(reference -> reference.startsWith(type))
                .map(reference -> reference.substring(type.length()))
                .findFirst()
                .orElse(null);
    }

    private static Reference who(Caller caller) {
        Reference who = new Reference().setDisplay(caller.name());
        caller.patient().ifPresent(id -> who.setReference("Patient/" + id));
        return who;
    }
}
