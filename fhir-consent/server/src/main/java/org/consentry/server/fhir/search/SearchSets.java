// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PageRequest;
import org.consentry.server.storage.LinkStore;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.Slice;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Answers searches whose compartment is settled: one page, its links, and the included resources. */
@Singleton
class SearchSets {
    private static final int FEW = 20;
    /** Most named people. A look at each is recorded. */
    private static final int MOST_NAMED = 500;

    private final ResourceStore store;
    private final LinkStore ids;
    private final FhirBodies bodies;
    private final Includes includes;
    private final LookRecorder looks;

    @Inject
    SearchSets(ResourceStore store, LinkStore ids, FhirBodies bodies, Includes includes, LookRecorder looks) {
        this.store = store;
        this.ids = ids;
        this.bodies = bodies;
        this.includes = includes;
        this.looks = looks;
    }

    <T extends Resource> Bundle bundle(RequestDetails request, Class<T> type, SearchSpec spec) {
        return bundle(request, type, SearchQuery.of(spec, null));
    }

    <T extends Resource> Bundle bundle(RequestDetails request, Class<T> type, SearchQuery query) {
        return bundle(request, type, query, patient -> {});
    }

    /**
     * The same.
     *
     * @param seen takes the patients in whose compartments the matches are
     */
    <T extends Resource> Bundle bundle(
            RequestDetails request, Class<T> type, SearchQuery query, Consumer<String> seen) {
        PageRequest page = PageRequest.of(request, query.ignored());
        SearchSpec paged = query.spec().with(page.page());
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        if (page.totalWanted()) {
            bundle.setTotal((int) Math.min(Integer.MAX_VALUE, store.total(paged)));
        }
        bundle.addLink().setRelation("self").setUrl(page.self());
        if (PageRequest.countOnly(request)) {
            return bundle;
        }
        Slice slice = store.search(paged);
        slice.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(page.next(next)));
        List<Resource> matches = new ArrayList<>();
        for (StoredVersion row : slice.rows()) {
            Optional.ofNullable(row.patient()).ifPresent(seen);
            matches.add(bodies.resource(type, row));
        }
        matches.forEach(match -> add(request, bundle, match, Bundle.SearchEntryMode.MATCH));
        bringAlong(request, query, matches)
                .forEach(found -> add(request, bundle, found, Bundle.SearchEntryMode.INCLUDE));
        return bundle;
    }

    /** The first matches, at most two. */
    List<StoredVersion> first(SearchSpec spec) {
        return store.search(spec.with(new SearchSpec.Page(SearchSpec.Order.ID, 2, null)))
                .rows();
    }

    /** Ids of the resources that a search names by id or identifier, without its other conditions. */
    List<String> named(SearchSpec spec) {
        List<String> found = NamedPeople.of(spec)
                .flatMap(criterion -> ids.ids(SearchSpec.of(spec.type()).with(criterion), MOST_NAMED).stream())
                .distinct()
                .toList();
        if (found.size() > MOST_NAMED) {
            throw FhirErrors.badRequest(
                    "Expected ids and identifiers of at most " + MOST_NAMED + " resources, found more");
        }
        return found;
    }

    /** Ids of the matches, if they are so few that their number reveals something about each. Otherwise empty. */
    List<String> few(SearchSpec spec) {
        List<String> found = ids.ids(spec, FEW);
        return found.size() > FEW ? List.of() : found;
    }

    private List<Resource> bringAlong(RequestDetails request, SearchQuery query, List<Resource> matches) {
        Caller caller = Callers.of(request);
        List<Resource> found = new ArrayList<>();
        for (StoredVersion row : includes.of(caller, query.includes(), matches)) {
            String patient = row.patient();
            if (patient != null && caller.isWatched()) {
                FhirRecords.requireReason(caller);
                looks.looked(caller, patient, row.key().reference(), false);
            }
            found.add(bodies.resource(row));
        }
        return found;
    }

    private static void add(RequestDetails request, Bundle bundle, Resource resource, Bundle.SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }
}
