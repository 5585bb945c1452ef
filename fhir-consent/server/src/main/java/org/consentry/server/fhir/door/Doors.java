// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.consentry.server.access.TypeAccess;
import org.hl7.fhir.r4.model.Resource;

/** Makes the provider of every type that has none of its own. */
@Singleton
public class Doors {
    private final FhirContext fhir;
    private final DoorProvider door;

    /** Takes its collaborators. */
    @Inject
    public Doors(FhirContext fhir, DoorProvider door) {
        this.fhir = fhir;
        this.door = door;
    }

    /**
     * One provider for each type of this server.
     *
     * @param but types that another provider serves
     */
    public List<IResourceProvider> providers(Set<String> but) {
        return TypeAccess.all().stream()
                .map(TypeAccess::type)
                .filter(type -> !but.contains(type))
                .<IResourceProvider>map(type -> provider(
                        fhir.getResourceDefinition(type).getImplementingClass().asSubclass(Resource.class)))
                .toList();
    }

    private <T extends Resource> TypeProvider<T> provider(Class<T> type) {
        return new TypeProvider<>(type, door);
    }
}
