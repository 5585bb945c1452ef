// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.util.Optional;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;

/**
 * What the references of one patient's Consents point at, as stored here.
 *
 * @param store where to look
 * @param patient whose Consents they are: only the own scans can be named
 */
record StoredReferences(ResourceStore store, String patient) implements ConsentReferences {
    private static final String OID = "urn:oid:";

    @Override
    public Optional<RecipientId> recipient(String organization) {
        // The register files every recipient under its own logical id.
        return store.read(new ResourceKey("Organization", organization))
                .map(found -> new RecipientId(found.key().id()));
    }

    @Override
    public Optional<StudyUid> study(String imagingStudy) {
        ResourceKey key = new ResourceKey("ImagingStudy", imagingStudy);
        return store.read(key)
                .filter(found -> patient.equals(found.patient()))
                .map(StoredVersion::key)
                .flatMap(found -> store.indexed(found, "identifier").stream()
                        .map(Criterion.Term::value)
                        .filter(value -> value != null && value.startsWith(OID))
                        .map(value -> new StudyUid(value.substring(OID.length())))
                        .findFirst());
    }
}
