// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.ClosedRecordException;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.GroupMembers;
import org.consentry.server.fhir.form.Preferences;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.reference.ServerAddress;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a caller, in the provider's transaction. A patient searches only the own compartment, so neither rows
 * nor totals nor links reveal anything about others. Looks of staff are recorded.
 */
@Singleton
public class FhirSearches {
    private final SearchSets sets;
    private final Queries queries;
    private final LinkFollower links;
    private final LookRecorder looks;
    private final LinkedPatients people;
    private final ServerAddress addresses;
    private final ClosedRecords closed;

    /** Takes its collaborators. */
    @Inject
    public FhirSearches(
            SearchSets sets,
            Queries queries,
            LinkFollower links,
            LookRecorder looks,
            LinkedPatients people,
            ServerAddress addresses,
            ClosedRecords closed) {
        this.addresses = addresses;
        this.closed = closed;
        this.sets = sets;
        this.queries = queries;
        this.links = links;
        this.looks = looks;
        this.people = people;
    }

    /** Runs any search of a type, as far as the caller may see its resources. */
    public <T extends Resource> Bundle any(RequestDetails request, Class<T> type) {
        SearchQuery asked = queries.read(
                type.getSimpleName(),
                request.getParameters(),
                addresses.of(request),
                Preferences.of(request).lenient());
        SearchQuery query = links.follow(Callers.of(request), asked);
        TypeAccess access = TypeAccess.of(type.getSimpleName()).orElseThrow();
        if (!access.inCompartments()) {
            return access.needsReason() ? lists(request, type, query) : sets.bundle(request, type, query);
        }
        if ("Patient".equals(access.type())) {
            return patients(request, type, query, asked);
        }
        if (Callers.of(request).kind() == Caller.Kind.REGISTRAR) {
            return named(request, type, query, asked);
        }
        boolean across = access.needsReason() && query.patient() == null;
        if (across && Callers.of(request).kind() == Caller.Kind.STAFF) {
            return workList(request, type, query);
        }
        if (NotComputable.isWorkList(Callers.of(request), query)) {
            return workList(request, type, query);
        }
        return sets.bundle(request, type, settled(request, access, query, access.inbox()));
    }

    /** The first two current versions that a condition finds among those the caller may see. */
    public List<StoredVersion> matching(RequestDetails request, String type, Map<String, String[]> asked) {
        Caller caller = Callers.of(request);
        if (!caller.scopes().allow(caller.kind(), type, "s")) {
            throw FhirErrors.forbidden("Expected a scope such as user/" + type + ".s for a condition, found none");
        }
        SearchQuery query = links.follow(caller, queries.condition(type, asked, addresses.of(request)));
        TypeAccess access = TypeAccess.of(type).orElseThrow();
        SearchQuery own =
                access.inCompartments() && !"Patient".equals(type) ? settled(request, access, query, false) : query;
        return sets.first(own.spec());
    }

    /** The same search, limited to the compartment that the caller may look into. A look of staff is recorded. */
    SearchQuery settled(RequestDetails request, TypeAccess access, SearchQuery query, boolean inbox) {
        Caller caller = Callers.of(request);
        SearchSpec spec = query.spec();
        String patient = query.patient();
        if (caller.kind() == Caller.Kind.PATIENT) {
            proxyLooks(caller, spec.type());
            return query.with(own(caller, spec, patient));
        }
        if (inbox) {
            // Who names patients does not work through the inbox.
            requireOpen(request, query);
        }
        if (caller.kind() == Caller.Kind.STAFF && !inbox) {
            FhirRecords.requireReason(caller);
            if (patient == null && access.readsOfNobody(caller)) {
                return query.with(spec.ofNobody());
            }
            if (patient == null) {
                throw FhirErrors.forbidden("Expected the search parameter patient with one Patient, such as"
                        + " patient=Patient/x, found none");
            }
            people.merged(patient).forEach(record -> looks.looked(caller, record, spec.type(), true));
        }
        return query.with(patient == null ? spec.ofPatient(null) : spec.ofPatients(people.merged(patient)));
    }

    /** Resources of the public register, which are in no patient's compartment. */
    public <T extends Resource> Bundle open(RequestDetails request, Class<T> type, SearchSpec spec) {
        return sets.bundle(request, type, spec);
    }

    /**
     * One patient's resources.
     *
     * @param patient logical id asked for, or null; staff must name one, a patient need not
     */
    public <T extends Resource> Bundle ofPatient(
            RequestDetails request, Class<T> type, SearchSpec spec, @Nullable String patient) {
        TypeAccess access = TypeAccess.of(spec.type()).orElseThrow();
        SearchQuery query = SearchQuery.of(spec, patient);
        return sets.bundle(request, type, settled(request, access, query, false));
    }

    /** Resources across patients that staff work through without naming a patient. The look at each is not recorded. */
    public <T extends Resource> Bundle inbox(
            RequestDetails request, Class<T> type, SearchSpec spec, @Nullable String patient) {
        boolean staff = Callers.of(request).kind() == Caller.Kind.STAFF;
        requireOpen(request, SearchQuery.of(spec, patient));
        return staff
                ? sets.bundle(request, type, patient == null ? spec : spec.ofPatients(people.merged(patient)))
                : ofPatient(request, type, spec, patient);
    }

    /**
     * Finds patients and records a look at each whom staff find or name. An answer without a named patient also reveals
     * something about that patient, and so does a small total.
     */
    private <T extends Resource> Bundle patients(
            RequestDetails request, Class<T> type, SearchQuery query, SearchQuery asked) {
        Caller caller = Callers.of(request);
        if (caller.kind() == Caller.Kind.PATIENT) {
            proxyLooks(caller, "Patient");
            return sets.bundle(request, type, query.with(own(caller, query.spec(), null)));
        }
        FhirRecords.requireReason(caller);
        requireName(caller, asked);
        Bundle found = sets.bundle(request, type, query);
        if (caller.isWatched()) {
            Set<String> seen = new TreeSet<>(sets.named(asked.spec()));
            found.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
                    .map(entry -> entry.getResource().getIdElement().getIdPart())
                    .forEach(seen::add);
            if (found.getEntry().isEmpty() || found.hasTotal()) {
                seen.addAll(sets.few(query.spec()));
            }
            seen.forEach(id -> looks.looked(caller, id, "Patient/" + id, true));
        }
        return found;
    }

    /** Refuses staff who name a record that is closed to them, in whatever parameter: a total would tell of it. */
    private void requireOpen(RequestDetails request, SearchQuery query) {
        if (Callers.of(request).kind() != Caller.Kind.STAFF) {
            return;
        }
        Set<String> named = new TreeSet<>(NamedPeople.patients(query));
        NamedPeople.numbered(query.spec()).map(sets::named).ifPresent(named::addAll);
        Set<String> shut = named.isEmpty() ? Set.of() : closed.among(Callers.subject(request), named);
        if (!shut.isEmpty()) {
            throw new ClosedRecordException(shut);
        }
    }

    /**
     * A work list of staff across all patients. A look is recorded at each patient who has something in it. What is in
     * a record that is closed to this login is not in the list.
     */
    private <T extends Resource> Bundle workList(RequestDetails request, Class<T> type, SearchQuery query) {
        Caller caller = Callers.of(request);
        FhirRecords.requireReason(caller);
        Set<String> seen = new TreeSet<>();
        List<Criterion.Term> shut = closed.all(Callers.subject(request)).stream()
                .map(patient -> new Criterion.Term(null, "Patient/" + patient))
                .toList();
        SearchQuery open =
                shut.isEmpty() ? query : query.with(query.spec().with(new Criterion.NoneOf("patient", shut)));
        Bundle found = sets.bundle(request, type, open, seen::add);
        seen.forEach(patient -> looks.looked(caller, patient, type.getSimpleName(), true));
        return found;
    }

    /** Finds what a registrar looks up before writing. A look is recorded at each patient who is found or named. */
    private <T extends Resource> Bundle named(
            RequestDetails request, Class<T> type, SearchQuery query, SearchQuery asked) {
        Caller caller = Callers.of(request);
        requireName(caller, asked);
        Set<String> seen = new TreeSet<>();
        String patient = query.patient();
        SearchQuery own = query;
        if (patient != null) {
            seen.addAll(people.merged(patient));
            own = query.with(query.spec().ofPatients(people.merged(patient)));
        }
        Bundle found = sets.bundle(request, type, own, seen::add);
        seen.forEach(each -> looks.looked(caller, each, type.getSimpleName(), true));
        return found;
    }

    /** Lists that name patients, such as a Group. A look is recorded at each patient listed. */
    private <T extends Resource> Bundle lists(RequestDetails request, Class<T> type, SearchQuery query) {
        Caller caller = Callers.of(request);
        FhirRecords.requireReason(caller);
        requireOpen(request, query);
        Bundle found = sets.bundle(request, type, query);
        if (caller.isWatched()) {
            GroupMembers.of(found.getEntry().stream()
                            .map(Bundle.BundleEntryComponent::getResource)
                            .toList())
                    .forEach(patient -> looks.looked(caller, patient, type.getSimpleName(), true));
        }
        return found;
    }

    /** Refuses a registrar's search without a number or id. Writing never needs a list of everybody. */
    private static void requireName(Caller caller, SearchQuery asked) {
        boolean names = asked.patient() != null
                || NamedPeople.narrows(asked.spec())
                || asked.links().stream().anyMatch(link -> link.ends().stream().allMatch(NamedPeople::narrows));
        if (caller.kind() == Caller.Kind.REGISTRAR && !names) {
            throw FhirErrors.forbidden(
                    "Expected a registrar's search with a patient, an identifier or an _id, found none");
        }
    }

    private void proxyLooks(Caller caller, String type) {
        if (caller.isProxy()) {
            caller.patient().ifPresent(patient -> looks.looked(caller, patient, type, true));
        }
    }

    private static SearchSpec own(Caller caller, SearchSpec spec, @Nullable String asked) {
        boolean nothing = asked != null && !caller.maySee(asked);
        // The search runs with an id that no patient has, so that the answer takes as long as others.
        return spec.ofPatients(nothing || caller.records().isEmpty() ? Set.of("") : caller.records());
    }
}
