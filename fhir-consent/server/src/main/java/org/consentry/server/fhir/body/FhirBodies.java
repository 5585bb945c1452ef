// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.body;

import ca.uhn.fhir.context.FhirContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Date;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Translates between R4 resources and the JSON text in the store. Version and time are in the row, never in the text.
 */
@Singleton
public class FhirBodies {
    private final FhirContext fhir;

    /** Takes the R4 context. */
    @Inject
    public FhirBodies(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The text to keep. The resource itself does not change. */
    public String text(Resource resource, String id) {
        Resource copy = resource.copy();
        copy.setIdElement(new IdType(resource.fhirType(), id));
        copy.getMeta().setVersionIdElement(null).setLastUpdatedElement(null);
        if (copy.getMeta().isEmpty()) {
            copy.setMeta(null);
        }
        return fhir.newJsonParser().encodeResourceToString(copy);
    }

    /** The resource with its id, version and time. */
    public <T extends Resource> T resource(Class<T> type, StoredVersion stored) {
        return versioned(fhir.newJsonParser().parseResource(type, stored.body()), stored);
    }

    /** The resource of any type, with its id, version and time. */
    public Resource resource(StoredVersion stored) {
        return versioned((Resource) fhir.newJsonParser().parseResource(stored.body()), stored);
    }

    private static <T extends Resource> T versioned(T resource, StoredVersion stored) {
        String version = Integer.toString(stored.version());
        resource.setIdElement(new IdType(stored.key().type(), stored.key().id(), version));
        resource.getMeta().setVersionId(version).setLastUpdated(Date.from(stored.recordedAt()));
        return resource;
    }
}
