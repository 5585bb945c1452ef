// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Caller;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.search.SearchQuery.Link;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.LinkStore;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * Follows the links of a search. It searches the far end as if the caller searched there. A patient searches the own
 * compartment. Staff search that of the patient they name, with a reason, which is recorded. So no link reveals more
 * than its caller could read. It finds the far end first, by index and up to a limit, then what refers to it.
 */
@Singleton
public class LinkFollower {
    /** Most resources at the far end. More are refused, since the near end is found by naming each of them. */
    private static final int MOST = 500;

    private static final String PATIENT = "Patient";

    private final LinkStore store;
    private final LookRecorder looks;
    private final LinkedPatients people;

    /** Takes its collaborators. */
    @Inject
    public LinkFollower(LinkStore store, LookRecorder looks, LinkedPatients people) {
        this.store = store;
        this.looks = looks;
        this.people = people;
    }

    /** The same search with every link followed. */
    public SearchQuery follow(Caller caller, SearchQuery query) {
        if (query.links().isEmpty()) {
            return query;
        }
        FhirRecords.requireReason(caller);
        SearchQuery named = caller.kind() == Caller.Kind.STAFF ? named(caller, query) : query;
        Optional<String> whose = caller.kind() == Caller.Kind.STAFF ? whose(named) : caller.patient();
        SearchSpec spec = named.spec();
        for (Link link : named.links()) {
            List<SearchSpec> visible = link.ends().stream()
                    .filter(end -> searchable(caller, end.type()))
                    .toList();
            if (visible.isEmpty()) {
                throw FhirErrors.forbidden("Expected a link to a type that you may search, found "
                        + link.ends().stream().map(SearchSpec::type).toList());
            }
            spec = spec.with(condition(caller, whose.orElse(null), spec, link, visible));
        }
        return new SearchQuery(spec, named.patient(), named.includes(), named.ignored(), List.of());
    }

    /** The search with its patient, whom staff name by id, or by a link that finds one patient. */
    private SearchQuery named(Caller caller, SearchQuery query) {
        if (query.patient() != null || PATIENT.equals(query.spec().type())) {
            return query;
        }
        Optional<Link> owner = query.links().stream()
                .filter(link -> !link.reverse()
                        && List.of("patient", "subject").contains(link.parameter())
                        && link.ends().stream().anyMatch(end -> PATIENT.equals(end.type())))
                .findFirst();
        if (owner.isEmpty()) {
            return query;
        }
        if (!searchable(caller, PATIENT)) {
            throw FhirErrors.forbidden("Expected a link to a type that you may search, found [" + PATIENT + "]");
        }
        SearchSpec end = owner.get().ends().stream()
                .filter(each -> PATIENT.equals(each.type()))
                .findFirst()
                .orElseThrow();
        List<String> found = store.ids(end, 1);
        if (found.size() > 1) {
            throw FhirErrors.badRequest(
                    "Expected " + owner.get().parameter() + " to lead to one Patient, found several");
        }
        // If there is none, the search still runs, with an id that no patient has, and finds nothing.
        String patient = found.isEmpty() ? "" : found.get(0);
        boolean inbox =
                TypeAccess.of(query.spec().type()).filter(TypeAccess::inbox).isPresent();
        // Elsewhere the search itself is recorded as a look at the patient.
        if (inbox && !patient.isEmpty()) {
            looks.looked(caller, patient, "Patient/" + patient, true);
        }
        List<Link> others =
                query.links().stream().filter(link -> !link.equals(owner.get())).toList();
        return new SearchQuery(query.spec(), patient, query.includes(), query.ignored(), others);
    }

    private static Optional<String> whose(SearchQuery query) {
        if (!PATIENT.equals(query.spec().type())) {
            return Optional.ofNullable(query.patient());
        }
        List<String> ids = ids(query.spec());
        return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }

    private static List<String> ids(SearchSpec spec) {
        return spec.criteria().stream()
                .filter(Criterion.Ids.class::isInstance)
                .map(Criterion.Ids.class::cast)
                .findFirst()
                .map(Criterion.Ids::ids)
                .orElseGet(List::of);
    }

    private static boolean searchable(Caller caller, String type) {
        TypeAccess access = TypeAccess.of(type).orElseThrow();
        return access.isPublic()
                || (access.readableBy(caller) && caller.scopes().allow(caller.kind(), type, "s"));
    }

    private Criterion condition(
            Caller caller, @Nullable String whose, SearchSpec near, Link link, List<SearchSpec> ends) {
        if (link.reverse()) {
            SearchSpec end = ends.get(0);
            List<String> some = ids(near);
            if (!some.isEmpty()) {
                end = end.with(new Criterion.AnyOf(link.parameter(), terms(near.type(), some)));
            }
            List<String> sources = found(caller, whose, end);
            return new Criterion.Ids(store.referred(end.type(), sources, link.parameter(), near.type()));
        }
        List<Criterion.Term> targets = new ArrayList<>();
        ends.forEach(end -> targets.addAll(terms(end.type(), found(caller, whose, end))));
        return new Criterion.AnyOf(link.parameter(), targets);
    }

    private static List<Criterion.Term> terms(String type, List<String> ids) {
        return ids.stream().map(id -> new Criterion.Term(null, type + "/" + id)).toList();
    }

    private List<String> found(Caller caller, @Nullable String whose, SearchSpec end) {
        List<String> found = new ArrayList<>();
        for (SearchSpec part : visible(caller, whose, end)) {
            found.addAll(store.ids(part, MOST));
        }
        if (found.size() > MOST) {
            throw FhirErrors.badRequest("Expected a link to at most " + MOST + " resources of type " + end.type()
                    + ", found more; ask for less of them, or name _id");
        }
        return found;
    }

    /** The compartments that a search at the far end would be answered from. */
    private List<SearchSpec> visible(Caller caller, @Nullable String whose, SearchSpec end) {
        TypeAccess access = TypeAccess.of(end.type()).orElseThrow();
        if (!access.inCompartments()) {
            return List.of(end);
        }
        boolean all = caller.kind() == Caller.Kind.REGISTRAR || (caller.kind() == Caller.Kind.STAFF && access.inbox());
        if (all) {
            return List.of(end);
        }
        List<SearchSpec> parts = new ArrayList<>();
        if (access.readsOfNobody(caller)) {
            parts.add(end.ofNobody());
        }
        if (whose != null) {
            Set<String> records = caller.kind() == Caller.Kind.PATIENT ? caller.records() : people.merged(whose);
            parts.add(end.ofPatients(records));
            if (caller.kind() == Caller.Kind.STAFF && !whose.isEmpty()) {
                records.forEach(record -> looks.looked(caller, record, end.type(), true));
            }
        } else if (caller.kind() == Caller.Kind.STAFF && parts.isEmpty()) {
            throw FhirErrors.forbidden(
                    "Expected a search that names one patient, as what the link leads to is of patients");
        }
        return parts;
    }
}
