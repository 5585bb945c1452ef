// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.body.GroupMembers;
import org.consentry.server.storage.ChangeSpec;
import org.consentry.server.storage.Changes;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Lists versions for a caller, the newest first. A version from the time when the resource was in another compartment
 * stays hidden, as that compartment does.
 */
@Singleton
public class FhirHistories {
    private final FhirRecords records;
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final LookRecorder looks;

    /** Takes its collaborators. */
    @Inject
    public FhirHistories(FhirRecords records, ResourceStore store, FhirBodies bodies, LookRecorder looks) {
        this.records = records;
        this.store = store;
        this.bodies = bodies;
        this.looks = looks;
    }

    /**
     * Versions of one resource, or of all resources of a type.
     *
     * @param id which one, or null for all that the caller may see; staff must name one
     */
    public <T extends Resource> Bundle of(RequestDetails request, Class<T> type, @Nullable IdType id) {
        Caller caller = Callers.of(request);
        TypeAccess access = TypeAccess.of(type.getSimpleName()).orElseThrow();
        if (id == null && access.inCompartments() && caller.isWatched()) {
            throw FhirErrors.forbidden("Expected the history of one resource, found that of all of a type");
        }
        String only = id == null
                ? null
                : records.stored(request, type, id.toVersionless()).key().id();
        SearchSpec.Compartment compartment = new SearchSpec.Compartment(
                caller.kind() == Caller.Kind.PATIENT && access.inCompartments() ? caller.records() : null, false);
        HistoryWindow page = HistoryWindow.of(request);
        ChangeSpec spec = new ChangeSpec(access.type(), only, compartment, page.since(), page.count(), page.after());
        Changes changes = store.changes(spec);
        if (access.needsReason()) {
            FhirRecords.requireReason(caller);
        }
        if (caller.isWatched() && access.inCompartments() && !access.inbox()) {
            looked(caller, changes);
        }
        Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY);
        bundle.setId(UUID.randomUUID().toString());
        if (id != null || PageRequest.totalWanted(request)) {
            bundle.setTotal((int) Math.min(Integer.MAX_VALUE, store.total(spec)));
        }
        bundle.addLink().setRelation("self").setUrl(page.self());
        changes.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(page.next(next)));
        List<T> versions =
                changes.rows().stream().map(row -> bodies.resource(type, row)).toList();
        if (caller.isWatched()) {
            GroupMembers.of(versions)
                    .forEach(patient -> looks.looked(caller, patient, access.type() + "/_history", true));
        }
        for (int i = 0; i < versions.size(); i++) {
            add(request, bundle, versions.get(i), changes.rows().get(i));
        }
        return bundle;
    }

    /**
     * Records looks at every patient whom the versions belong to: staff see a resource also as it was under another
     * patient, who can read about the look.
     */
    private void looked(Caller caller, Changes changes) {
        Map<String, ResourceKey> seen = changes.rows().stream()
                .filter(row -> row.patient() != null)
                .collect(Collectors.toMap(
                        StoredVersion::patient, StoredVersion::key, (one, other) -> one, TreeMap::new));
        if (!seen.isEmpty()) {
            FhirRecords.requireReason(caller);
        }
        seen.forEach((patient, key) -> looks.looked(caller, patient, key.reference() + "/_history", false));
    }

    private static void add(RequestDetails request, Bundle bundle, Resource resource, StoredVersion row) {
        ResourceKey key = row.key();
        boolean first = row.version() == 1;
        Bundle.BundleEntryComponent entry = bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + key.reference())
                .setResource(resource);
        entry.getRequest()
                .setMethod(first ? Bundle.HTTPVerb.POST : Bundle.HTTPVerb.PUT)
                .setUrl(first ? key.type() : key.reference());
        entry.getResponse()
                .setStatus(first ? "201 Created" : "200 OK")
                .setEtag("W/\"" + row.version() + "\"")
                .setLastModified(Date.from(row.recordedAt()));
    }
}
