// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.Slice;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Searches for a caller. A patient only ever searches the own compartment, so neither rows nor totals nor links can
 * tell of another's; looks of staff are recorded. Runs in the provider's transaction.
 */
@Singleton
public class FhirSearches {
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final Looks looks;

    /** Takes its collaborators. */
    @Inject
    public FhirSearches(ResourceStore store, FhirBodies bodies, Looks looks) {
        this.store = store;
        this.bodies = bodies;
        this.looks = looks;
    }

    /** Resources of the public register, which are in no patient's compartment. */
    public <T extends Resource> Bundle open(RequestDetails request, Class<T> type, SearchSpec spec) {
        return bundle(request, type, spec);
    }

    /**
     * One patient's resources.
     *
     * @param patient logical id asked for, or null; staff must name one, a patient need not
     */
    public <T extends Resource> Bundle ofPatient(
            RequestDetails request, Class<T> type, SearchSpec spec, @Nullable String patient) {
        Caller caller = Callers.of(request);
        switch (caller.kind()) {
            case PATIENT -> {
                return ownOnly(request, type, spec, patient);
            }
            case STAFF -> {
                FhirRecords.requireReason(caller);
                if (patient == null) {
                    throw Answers.forbidden("Expected the search parameter patient, found none");
                }
                looks.looked(caller, patient, spec.type(), true);
                return bundle(request, type, spec.ofPatient(patient));
            }
            default -> {
                return bundle(request, type, spec.ofPatient(patient));
            }
        }
    }

    /** Resources across patients that staff work through without naming a patient; the look at each is not recorded. */
    public <T extends Resource> Bundle inbox(
            RequestDetails request, Class<T> type, SearchSpec spec, @Nullable String patient) {
        return Callers.of(request).kind() == Caller.Kind.STAFF
                ? bundle(request, type, spec.ofPatient(patient))
                : ofPatient(request, type, spec, patient);
    }

    /** Finds patients; each one that staff find this way has been looked at. */
    public <T extends Resource> Bundle patients(RequestDetails request, Class<T> type, SearchSpec spec) {
        Caller caller = Callers.of(request);
        if (caller.kind() == Caller.Kind.PATIENT) {
            return ownOnly(request, type, spec, null);
        }
        FhirRecords.requireReason(caller);
        Bundle found = bundle(request, type, spec);
        if (caller.kind() == Caller.Kind.STAFF) {
            found.getEntry().forEach(entry -> {
                String id = entry.getResource().getIdElement().getIdPart();
                looks.looked(caller, id, "Patient/" + id, true);
            });
        }
        return found;
    }

    private <T extends Resource> Bundle ownOnly(
            RequestDetails request, Class<T> type, SearchSpec spec, @Nullable String asked) {
        String own = Callers.of(request).ownPatient();
        boolean nothing = own == null || (asked != null && !asked.equals(own));
        // An id that no patient has: the search still runs, so that time tells nothing either.
        return bundle(request, type, spec.ofPatient(nothing ? "" : Objects.requireNonNull(own)));
    }

    private <T extends Resource> Bundle bundle(RequestDetails request, Class<T> type, SearchSpec spec) {
        PageRequest page = PageRequest.of(request);
        SearchSpec paged = spec.with(page.page());
        Slice slice = store.search(paged);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        if (page.totalWanted()) {
            bundle.setTotal((int) Math.min(Integer.MAX_VALUE, store.total(paged)));
        }
        bundle.addLink().setRelation("self").setUrl(page.self());
        slice.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(page.next(next)));
        for (StoredVersion row : slice.rows()) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/" + row.key().reference())
                    .setResource(bodies.resource(type, row))
                    .getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH);
        }
        return bundle;
    }
}
