// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Checks the references of a resource. */
@Singleton
class References {
    private final FhirContext fhir;
    private final ResourceStore store;

    @Inject
    References(FhirContext fhir, ResourceStore store) {
        this.fhir = fhir;
        this.store = store;
    }

    /**
     * The patient to whose compartment a resource belongs: the one patient of everything it refers to. Complains about
     * a reference to a missing resource, and about resources of several patients. A type that is in no compartment may
     * name several patients.
     */
    Optional<String> compartment(Resource resource, Complaints complaints) {
        String type = resource.fhirType();
        Set<String> patients = new TreeSet<>();
        List<ResourceReferenceInfo> all = fhir.newTerser().getAllResourceReferences(resource);
        for (ResourceReferenceInfo each : all) {
            IdType id =
                    new IdType(each.getResourceReference().getReferenceElement().getValue());
            String path = type + "." + each.getName();
            if (id.hasBaseUrl()
                    || !id.hasResourceType()
                    || TypeAccess.of(id.getResourceType()).isEmpty()) {
                if (id.getValue() != null && id.getValue().startsWith("urn:")) {
                    complaints.add(path, "a reference to what is here or in the same transaction", "another urn");
                }
                continue;
            }
            Optional<StoredVersion> target = find(id);
            if (target.isEmpty()) {
                complaints.add(path, "one " + id.getResourceType() + " that is here", "none");
            }
            target.map(StoredVersion::patient).ifPresent(patients::add);
        }
        if (!TypeAccess.of(type).map(TypeAccess::inCompartments).orElse(false)) {
            return Optional.empty();
        }
        if (patients.size() > 1) {
            complaints.add(type, "references to resources of one patient", "several patients");
        }
        return patients.stream().findFirst();
    }

    private Optional<StoredVersion> find(IdType id) {
        if (!ResourceKey.isId(id.getIdPart())) {
            return Optional.empty();
        }
        ResourceKey key = new ResourceKey(id.getResourceType(), id.getIdPart());
        if (!id.hasVersionIdPart()) {
            return store.read(key);
        }
        return id.isVersionIdPartValidLong() && id.getVersionIdPartAsLong() <= Integer.MAX_VALUE
                ? store.version(key, id.getVersionIdPartAsLong().intValue())
                : Optional.empty();
    }
}
