// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.read;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Code;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.Duty;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.audit.store.AuditPage;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.storage.Cursor;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit trail for a caller. A patient reads only the own compartment, so neither rows, totals nor links
 * reveal anything about others. Only staff read events in no compartment. A look of staff is recorded before the
 * answer.
 */
@Singleton
public class AuditReadMapping {
    private static final Set<String> LINES = Set.of("110106", "110113");

    private static final TypeAccess ACCESS = TypeAccess.of("AuditEvent").orElseThrow();

    private final AuditEventStore store;
    private final AuditTrail trail;
    private final FhirBodies bodies;
    private final LinkedPatients people;
    private final ClosedRecords closed;

    /** Takes its collaborators. */
    @Inject
    public AuditReadMapping(
            AuditEventStore store, AuditTrail trail, FhirBodies bodies, LinkedPatients people, ClosedRecords closed) {
        this.store = store;
        this.trail = trail;
        this.bodies = bodies;
        this.people = people;
        this.closed = closed;
    }

    /** One event. Another patient's event is answered exactly like a missing one. */
    public AuditEvent read(RequestDetails request, IdType id) {
        Caller caller = Callers.of(request);
        boolean first = !id.hasVersionIdPart() || "1".equals(id.getVersionIdPart());
        StoredVersion found = first && ResourceKey.isId(Objects.toString(id.getIdPart(), ""))
                ? store.read(id.getIdPart()).orElseThrow(() -> notHere(id))
                : none(id);
        String compartment = found.patient();
        if (!ACCESS.shows(caller, compartment)) {
            throw notHere(id);
        }
        if (caller.isProxy() && !isLine(found)) {
            throw notHere(id);
        }
        if (caller.kind() == Caller.Kind.STAFF && compartment != null) {
            requireReason(caller);
            trail.looked(caller, compartment, found.key().reference(), false);
        }
        viewed(request, found.key().reference());
        return bodies.resource(AuditEvent.class, found);
    }

    /**
     * Events of one patient, or for staff of everybody.
     *
     * @param patient logical id asked for, or null; a patient need not name one
     */
    public Bundle search(RequestDetails request, AuditQuery query, @Nullable String patient) {
        Caller caller = Callers.of(request);
        if (caller.kind() == Caller.Kind.STAFF) {
            return ofStaff(request, query, patient);
        }
        if (caller.isProxy()) {
            throw FhirErrors.forbidden("Expected a search of the trail by the patient or staff, found one by a proxy");
        }
        boolean nothing = caller.records().isEmpty() || (patient != null && !caller.maySee(patient));
        // The search runs with an id that no patient has, so that the answer takes as long as others.
        Bundle bundle = bundle(request, query.patients(nothing ? Set.of("") : caller.records()));
        viewed(request, "AuditEvent");
        return bundle;
    }

    /**
     * Records that a patient looked at the own trail. It records at most one look a minute for lists and one for single
     * events, since a page of the portal makes several requests. It does not record following pages. Call it last, so
     * that no list shows the look at itself.
     *
     * @param what reference to an event, or a type for a list
     */
    public void viewed(RequestDetails request, String what) {
        Caller caller = Callers.of(request);
        String own = caller.ownPatient();
        if (caller.isProxy() && own != null) {
            trail.looked(caller, own, what, what.indexOf('/') < 0);
        } else if (caller.kind() == Caller.Kind.PATIENT && own != null && new PagingMapping(request).cursor() == null) {
            trail.viewed(caller, own, what);
        }
    }

    /** Events in no compartment, which staff sort out. It records no look, since there is no patient to look at. */
    public Bundle workList(RequestDetails request, AuditQuery query) {
        boolean staff = Callers.of(request).kind() == Caller.Kind.STAFF;
        return bundle(request, staff ? query : query.patient(""));
    }

    private Bundle ofStaff(RequestDetails request, AuditQuery query, @Nullable String patient) {
        Caller caller = Callers.of(request);
        requireReason(caller);
        require(caller, patient, query);
        if (patient != null) {
            Set<String> records = people.merged(patient);
            records.forEach(record -> trail.looked(caller, record, "AuditEvent", true));
            return bundle(request, query.patients(records));
        }
        if (query.reach() == AuditQuery.Reach.ONE) {
            throw FhirErrors.forbidden("Expected the search parameter patient, agent or entity, found none");
        }
        if (query.reach() == AuditQuery.Reach.NOBODY) {
            return bundle(request, query.ofNobody());
        }
        // A total is shown without a look at anybody, so it must not count what is closed either.
        AuditQuery open = query.without(closed.all(Callers.subject(request)));
        AuditPage page = page(request, open);
        trail.record(page.rows().stream()
                .flatMap(row -> Stream.ofNullable(row.patient()))
                .distinct()
                .map(seen -> new AuditEntry(AuditEntry.Interaction.SEARCH, caller, seen, "AuditEvent"))
                .toList());
        return bundle(request, open, page);
    }

    /** Refuses staff who may see one patient's events and ask for those of others, or the other way round. */
    private static void require(Caller caller, @Nullable String patient, AuditQuery query) {
        boolean may = patient != null
                ? caller.may(Duty.PATIENTS)
                : query.reach() == AuditQuery.Reach.NOBODY
                        ? ACCESS.readsOfNobody(caller)
                        : caller.may(Duty.TRAIL) || query.reach() == AuditQuery.Reach.ONE;
        if (!may) {
            throw FhirErrors.forbidden("Expected a role that may read these events, found another");
        }
    }

    private Bundle bundle(RequestDetails request, AuditQuery query) {
        return bundle(request, query, page(request, query));
    }

    private AuditPage page(RequestDetails request, AuditQuery query) {
        return store.search(new PagingMapping(request).page(query));
    }

    private Bundle bundle(RequestDetails request, AuditQuery query, AuditPage found) {
        PagingMapping paging = new PagingMapping(request);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        if (paging.totalWanted()) {
            bundle.setTotal((int) Math.min(Integer.MAX_VALUE, store.total(query)));
        }
        List<AuditEvent> page = found.rows().stream()
                .map(row -> bodies.resource(AuditEvent.class, row))
                .toList();
        paging.link(bundle, found.more() && !page.isEmpty() ? cursor(page.get(page.size() - 1)) : null);
        for (AuditEvent event : page) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/AuditEvent/"
                            + event.getIdElement().getIdPart())
                    .setResource(event)
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        return bundle;
    }

    /**
     * Whether this is a line of the list of who got scans, or who was refused. Who looked and who else acts for the
     * patient is not for a proxy.
     */
    private boolean isLine(StoredVersion event) {
        Coding type = bodies.resource(AuditEvent.class, event).getType();
        return Code.DCM.equals(type.getSystem()) && LINES.contains(type.getCode());
    }

    private static Cursor cursor(AuditEvent last) {
        return new Cursor(last.getRecorded().toInstant(), last.getIdElement().getIdPart());
    }

    /** Refuses staff who give no reason for a look. */
    private static void requireReason(Caller caller) {
        if (caller.reason() == null) {
            throw FhirErrors.forbidden("Expected the header " + Caller.REASON_HEADER
                    + " with 5 to 200 characters that say why you look at this patient, found none");
        }
    }

    private static StoredVersion none(IdType id) {
        throw notHere(id);
    }

    private static RuntimeException notHere(IdType id) {
        return FhirErrors.notHere("AuditEvent/" + id.getIdPart());
    }
}
