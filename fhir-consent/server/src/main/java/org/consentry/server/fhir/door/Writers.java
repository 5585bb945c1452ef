// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Finds the writer of a type: its own {@link TypeWrites} if there is one, else {@link PlainWrites}. */
@Singleton
class Writers {
    private final Instance<TypeWrites<?>> special;
    private final PlainWrites plain;

    @Inject
    Writers(@Any Instance<TypeWrites<?>> special, PlainWrites plain) {
        this.special = special;
        this.plain = plain;
    }

    MethodOutcome create(RequestDetails request, Resource resource) {
        for (TypeWrites<?> writes : special) {
            if (writes.type().isInstance(resource)) {
                return create(request, writes, resource);
            }
        }
        return plain.create(request, resource);
    }

    MethodOutcome update(RequestDetails request, IdType id, Resource resource) {
        for (TypeWrites<?> writes : special) {
            if (writes.type().isInstance(resource)) {
                return update(request, writes, id, resource);
            }
        }
        return plain.update(request, id, resource);
    }

    private static <T extends Resource> MethodOutcome create(
            RequestDetails request, TypeWrites<T> writes, Resource resource) {
        return writes.create(request, writes.type().cast(resource));
    }

    private static <T extends Resource> MethodOutcome update(
            RequestDetails request, TypeWrites<T> writes, IdType id, Resource resource) {
        return writes.update(request, id, writes.type().cast(resource));
    }
}
