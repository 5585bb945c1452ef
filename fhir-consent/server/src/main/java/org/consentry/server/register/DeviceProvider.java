// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.register;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.FhirWrites;
import org.consentry.server.access.Filing;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** AI products, public to read; each belongs to a recipient of the register. */
@Singleton
@Transactional
public class DeviceProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public DeviceProvider(
            FhirRecords records, FhirSearches searches, FhirWrites writes, RegisterMapping register, RandomIds ids) {
        this.records = records;
        this.searches = searches;
        this.writes = writes;
        this.register = register;
        this.ids = ids;
    }

    @Override
    public Class<Device> getResourceType() {
        return Device.class;
    }

    /** One product. */
    @Read(version = true)
    public Device read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, Device.class, id);
    }

    /** Products. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "organization") @Nullable ReferenceParam organization) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Device"), id);
        spec = SearchTerms.reference(spec, "organization", "Organization", organization);
        return searches.open(request, Device.class, spec);
    }

    /** A new product under a random id. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Device device) {
        return put(request, new IdType("Device", ids.next()), device);
    }

    /** A product under an id the registrar chose, or its next version. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Device device) {
        return put(request, id, device);
    }

    private MethodOutcome put(RequestDetails request, IdType id, Device device) {
        Complaints complaints = new Complaints();
        Optional<String> owner = OrganizationMapping.literal(device.getOwner()).filter(register::knows);
        if (owner.isEmpty()) {
            complaints.add("Device.owner", "an Organization of the register", "none");
        }
        complaints.refuse();
        Filing filing = new Filing(
                null,
                Instant.EPOCH,
                List.of(IndexEntry.reference("organization", new ResourceKey("Organization", owner.orElseThrow()))));
        FhirWrites.Put done = writes.put(request, id, device, filing);
        return writes.outcome(Device.class, done.stored(), done.created());
    }
}
