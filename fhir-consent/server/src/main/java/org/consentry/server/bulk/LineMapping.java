// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** Makes the line of a resource: its version, with id, number and time, as one line of JSON. */
@Singleton
public class LineMapping {
    private final FhirContext fhir;
    private final FhirBodies bodies;

    /** Takes its collaborators. */
    @Inject
    public LineMapping(FhirContext fhir, FhirBodies bodies) {
        this.fhir = fhir;
        this.bodies = bodies;
    }

    /**
     * The line. Empty for a resource with contained resources that would leave for a recipient, since nobody has
     * decided about those.
     */
    Optional<String> line(StoredVersion version, boolean forRecipient) {
        Class<? extends Resource> type = fhir.getResourceDefinition(
                        version.key().type())
                .getImplementingClass()
                .asSubclass(Resource.class);
        Resource resource = bodies.resource(type, version);
        boolean carries = resource instanceof DomainResource whole && whole.hasContained();
        return carries && forRecipient
                ? Optional.empty()
                : Optional.of(fhir.newJsonParser().encodeResourceToString(resource));
    }
}
