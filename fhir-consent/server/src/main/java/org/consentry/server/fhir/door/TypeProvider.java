// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The provider of one type for HAPI, which wants an object for each type. It passes everything on to
 * {@link DoorProvider}.
 *
 * @param <T> the type
 */
final class TypeProvider<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final DoorProvider door;

    TypeProvider(Class<T> type, DoorProvider door) {
        this.type = type;
        this.door = door;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read(version = true)
    public T read(RequestDetails request, @IdParam IdType id) {
        return door.read(request, type, id);
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return door.search(request, type);
    }

    @History
    public Bundle history(RequestDetails request, @IdParam IdType id) {
        return door.history(request, type, id);
    }

    @History
    public Bundle history(RequestDetails request) {
        return door.history(request, type, null);
    }

    @Create
    public MethodOutcome create(
            RequestDetails request, @ResourceParam T resource, @ConditionalUrlParam @Nullable String condition) {
        return door.create(request, type, resource, condition);
    }

    @Update
    public MethodOutcome update(
            RequestDetails request,
            @IdParam @Nullable IdType id,
            @ResourceParam T resource,
            @ConditionalUrlParam @Nullable String condition) {
        return door.update(request, id, resource, condition);
    }
}
