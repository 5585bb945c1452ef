// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/** Answers {@code resolve() is Patient} by the type that a reference names. It does not read the resource. */
final class ReferencedTypes implements IFhirPathEvaluationContext {
    private final FhirContext fhir;

    ReferencedTypes(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public @Nullable IBase resolveReference(IIdType reference, @Nullable IBase context) {
        String type = reference.getResourceType();
        if (type == null || !fhir.getResourceTypes().contains(type)) {
            return null;
        }
        IBaseResource empty = fhir.getResourceDefinition(type).newInstance();
        empty.setId(reference);
        return empty;
    }
}
