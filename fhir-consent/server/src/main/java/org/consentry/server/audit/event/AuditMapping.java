// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.feed.agent.RegisterChange;
import org.consentry.server.fhir.body.FhirBodies;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents, and the values by which searches find them. */
@Singleton
public class AuditMapping {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";

    private final FhirBodies bodies;
    private final AuditIds ids;
    private final AuthzEventJson authz;

    /** Takes the codec of bodies, the maker of ids and the codec of decisions. */
    @Inject
    public AuditMapping(FhirBodies bodies, AuditIds ids, AuthzEventJson authz) {
        this.bodies = bodies;
        this.ids = ids;
        this.authz = authz;
    }

    /** An access or a change through the FHIR door. */
    public AuditRecord record(AuditEntry entry, RequestTrace wire, Instant at) {
        return record(RestEventMapping.event(entry, wire, at), entry.isWithheld() ? null : entry.patient());
    }

    /** A step of a change of the register of agents; in nobody's compartment. */
    public AuditRecord record(RegisterChange change, Caller caller, RequestTrace wire, Instant at) {
        return record(RegisterEventMapping.event(change, caller, wire, at), null);
    }

    /** A step of staff in the register of recipients; in nobody's compartment. */
    public AuditRecord record(CompanyEntry entry, RequestTrace wire, Instant at) {
        return record(CompanyEventMapping.event(entry, wire, at), null);
    }

    /** A release, a refusal, or an answer. */
    public AuditRecord record(Disclosure disclosure) {
        return disclosure.report().state().stayed()
                ? authz.record(AuthzEvents.of(disclosure))
                : record(
                        DisclosureMapping.event(disclosure),
                        disclosure.parties().patient());
    }

    /** What left past the agents. */
    public AuditRecord record(Seen seen) {
        return record(
                SeenEventMapping.event(seen),
                seen.told().parties().patient(),
                AuditIds.of(seen.told().report().at(), seen.key()));
    }

    /**
     * A release elsewhere.
     *
     * @param key the same for the same release, however often it is reported
     */
    public AuditRecord record(OutsideDisclosure disclosure, RequestTrace wire, String key) {
        return record(
                OutsideEventMapping.event(disclosure, wire), disclosure.patient(), AuditIds.of(disclosure.at(), key));
    }

    /** The entity that names the patient of an event. */
    static AuditEvent.AuditEventEntityComponent patient(Reference who) {
        return new AuditEvent.AuditEventEntityComponent()
                .setWhat(who)
                .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                .setRole(new Coding(ROLE, "1", "Patient"));
    }

    /** Any AuditEvent, with the values by which searches find it. */
    public AuditRecord record(AuditEvent event, @Nullable String patient) {
        return record(event, patient, ids.next(event.getRecorded().toInstant()));
    }

    private AuditRecord record(AuditEvent event, @Nullable String patient, String id) {
        Instant recorded = event.getRecorded().toInstant();
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
}
