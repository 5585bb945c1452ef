// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.body.GroupMembers;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads resources for a caller, in the provider's transaction. A resource in another patient's compartment is answered
 * exactly like a missing one. A look of staff is recorded.
 */
@Singleton
public class FhirRecords {
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final LookRecorder looks;

    /** Takes its collaborators. */
    @Inject
    public FhirRecords(ResourceStore store, FhirBodies bodies, LookRecorder looks) {
        this.store = store;
        this.bodies = bodies;
        this.looks = looks;
    }

    /** The current version, or the version that the id names. */
    public <T extends Resource> T read(RequestDetails request, Class<T> type, IIdType id) {
        return bodies.resource(type, stored(request, type, id));
    }

    /**
     * The stored text that a caller may see under this id. It refuses like {@link #read}. Use it where an operation
     * needs the text only.
     */
    public StoredVersion stored(RequestDetails request, Class<? extends Resource> type, IIdType id) {
        Caller caller = Callers.of(request);
        StoredVersion found = find(type, id);
        if (!shows(caller, found)) {
            throw notThere(type, id);
        }
        String compartment = found.patient();
        boolean inbox =
                TypeAccess.of(found.key().type()).filter(TypeAccess::inbox).isPresent();
        if (compartment != null && caller.isWatched() && (!inbox || caller.isProxy())) {
            requireReason(caller);
            looks.looked(caller, compartment, found.key().reference(), false);
        } else if (needsReason(found.key())) {
            requireReason(caller);
            members(caller, found);
        }
        return found;
    }

    private static boolean needsReason(ResourceKey key) {
        return TypeAccess.of(key.type()).filter(TypeAccess::needsReason).isPresent();
    }

    private void members(Caller caller, StoredVersion found) {
        if (caller.isWatched()) {
            GroupMembers.of(List.of(bodies.resource(found)))
                    .forEach(
                            patient -> looks.looked(caller, patient, found.key().reference(), false));
        }
    }

    /** Whether a caller may see a version. Versions of one resource may be in different compartments. */
    static boolean shows(Caller caller, StoredVersion version) {
        return TypeAccess.of(version.key().type())
                .filter(access -> access.shows(caller, version.patient()))
                .isPresent();
    }

    private StoredVersion find(Class<? extends Resource> type, IIdType id) {
        String idPart = id.getIdPart();
        if (idPart == null || !ResourceKey.isId(idPart)) {
            throw notThere(type, id);
        }
        ResourceKey key = new ResourceKey(type.getSimpleName(), idPart);
        if (!id.hasVersionIdPart()) {
            return store.read(key).orElseThrow(() -> notThere(type, id));
        }
        Long version = id.isVersionIdPartValidLong() ? id.getVersionIdPartAsLong() : null;
        if (version == null || version < 1 || version > Integer.MAX_VALUE) {
            throw notThere(type, id);
        }
        return store.version(key, version.intValue()).orElseThrow(() -> notThere(type, id));
    }

    /** Refuses staff who give no reason for a look. */
    public static void requireReason(Caller caller) {
        if (caller.kind() == Caller.Kind.STAFF && caller.reason() == null) {
            throw FhirErrors.forbidden("Expected the header " + Caller.REASON_HEADER
                    + " with 5 to 200 characters that say why you look at this patient, found none");
        }
    }

    private static ResourceNotFoundException notThere(Class<? extends Resource> type, IIdType id) {
        return FhirErrors.notHere(type.getSimpleName() + "/" + id.getIdPart());
    }
}
