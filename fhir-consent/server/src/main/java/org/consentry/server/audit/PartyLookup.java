// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.jspecify.annotations.Nullable;

/** Finds the resources that a report's identifiers stand for. */
@Singleton
public class PartyLookup {
    private final ResourceStore store;

    /** Takes the store of resources. */
    @Inject
    public PartyLookup(ResourceStore store) {
        this.store = store;
    }

    /**
     * Finds whom a report is about. Where the scan's patient and the patient named on the object differ, it is
     * nobody's: neither must see what may be the other's.
     */
    Parties of(DisclosureReport report) {
        PatientId named = report.patient();
        StudyUid scan = report.study();
        Optional<StoredVersion> study = scan == null
                ? Optional.empty()
                : byIdentifier("ImagingStudy", "urn:dicom:uid", "urn:oid:" + scan.value());
        Optional<String> owner = study.map(StoredVersion::patient);
        Optional<String> patient = named == null
                ? Optional.empty()
                : byIdentifier("Patient", named.authority(), named.value())
                        .map(found -> found.key().id());
        boolean contradiction = owner.isPresent() && named != null && !owner.equals(patient);
        boolean unknown = (named != null && patient.isEmpty()) || (scan != null && study.isEmpty());
        return new Parties(
                contradiction ? null : patient.or(() -> owner).orElse(null),
                study.map(found -> found.key().id()).orElse(null),
                name(report.recipient()),
                contradiction || unknown);
    }

    /** The only resource with this identifier; none if there are several. */
    private Optional<StoredVersion> byIdentifier(String type, String system, String value) {
        List<StoredVersion> found = store.search(SearchSpec.of(type)
                        .with(new Criterion.AnyOf("identifier", List.of(new Criterion.Term(system, value)))))
                .rows();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private @Nullable String name(RecipientId recipient) {
        if (!ResourceKey.isId(recipient.value())) {
            return null;
        }
        return store.read(new ResourceKey("Organization", recipient.value()))
                .map(found -> name(found.body()))
                .orElse(null);
    }

    private static @Nullable String name(String organization) {
        try (JsonReader reader = Json.createReader(new StringReader(organization))) {
            return reader.readObject().getString("name", null);
        }
    }
}
