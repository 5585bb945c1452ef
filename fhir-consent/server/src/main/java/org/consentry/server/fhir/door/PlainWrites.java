// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.WriteRecorder;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.fhir.search.Sorting;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Writes types that no decision depends on. A resource may refer only to what is stored here and to one patient's
 * resources. It never moves to another patient.
 */
@Singleton
class PlainWrites {
    private final FhirWrites writes;
    private final References references;
    private final Sorting sorting;
    private final ResourceStore store;
    private final RandomIds ids;
    private final WriteRecorder changed;

    @Inject
    PlainWrites(
            FhirWrites writes,
            References references,
            Sorting sorting,
            ResourceStore store,
            RandomIds ids,
            WriteRecorder changed) {
        this.writes = writes;
        this.references = references;
        this.sorting = sorting;
        this.store = store;
        this.ids = ids;
        this.changed = changed;
    }

    MethodOutcome create(RequestDetails request, Resource resource) {
        return update(request, new IdType(resource.fhirType(), ids.next()), resource);
    }

    MethodOutcome update(RequestDetails request, IdType id, Resource resource) {
        Caller caller = Callers.of(request);
        TypeAccess access = TypeAccess.of(resource.fhirType())
                .orElseThrow(() -> FhirErrors.forbidden("Expected a type that is kept here"));
        Complaints complaints = new Complaints();
        Optional<String> patient = references.compartment(resource, complaints);
        if (patient.isEmpty() && access.ofNobody().isEmpty()) {
            complaints.add(resource.fhirType(), "a reference to the Patient it is about", "none");
        }
        complaints.refuse();
        if (patient.isPresent() && caller.kind() == Caller.Kind.STAFF) {
            FhirRecords.requireReason(caller);
        }
        stays(new ResourceKey(resource.fhirType(), id.getIdPart()), patient.orElse(null));
        Instant sortAt = sorting.of(resource, access.time());
        FhirWrites.Put done = writes.put(request, id, resource, new Filing(patient.orElse(null), sortAt));
        if (done.changed() && caller.kind() == Caller.Kind.STAFF) {
            patient.ifPresent(of -> changed.changed(caller, of, done.versioned(), done.created()));
        }
        return writes.outcome(resource.getClass(), done.stored(), done.created());
    }

    private void stays(ResourceKey key, @Nullable String patient) {
        store.read(key).ifPresent(before -> {
            if (!Objects.equals(before.patient(), patient)) {
                throw FhirErrors.conflict("Expected the patient of the version before, found another");
            }
        });
    }
}
