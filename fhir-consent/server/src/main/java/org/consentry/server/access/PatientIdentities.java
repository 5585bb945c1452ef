// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Knows which number a Patient has in the hospital, by which agents know the patient. */
@Singleton
public class PatientIdentities {
    private final ResourceStore store;
    private final FhirBodies bodies;

    /** Takes its collaborators. */
    @Inject
    public PatientIdentities(ResourceStore store, FhirBodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** The number of the Patient with this logical id; empty if there is no such Patient. */
    public Optional<PatientId> of(String logicalId) {
        return store.read(new ResourceKey("Patient", logicalId))
                .map(stored -> bodies.resource(Patient.class, stored).getIdentifierFirstRep())
                .map(identifier -> new PatientId(identifier.getSystem(), identifier.getValue()));
    }

    /** Logical id that a reference names, if it is a literal reference to a Patient. */
    public static Optional<String> logicalId(Reference reference) {
        IdType id = new IdType(reference.getReference());
        boolean literal = "Patient".equals(id.getResourceType())
                && !id.hasBaseUrl()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        return literal ? Optional.of(id.getIdPart()) : Optional.empty();
    }
}
