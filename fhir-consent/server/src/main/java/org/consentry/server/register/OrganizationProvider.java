// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.register;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.FhirWrites;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/**
 * Recipients, public to read. Their logical id is the name the rest of the system knows them by, so there is no create.
 */
@Singleton
@Transactional
public class OrganizationProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirWrites writes;
    private final RegisterMapping register;

    /** Takes its collaborators. */
    @Inject
    public OrganizationProvider(
            FhirRecords records, FhirSearches searches, FhirWrites writes, RegisterMapping register) {
        this.records = records;
        this.searches = searches;
        this.writes = writes;
        this.register = register;
    }

    @Override
    public Class<Organization> getResourceType() {
        return Organization.class;
    }

    /** One recipient. */
    @Read(version = true)
    public Organization read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, Organization.class, id);
    }

    /** Recipients. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "identifier") @Nullable TokenOrListParam identifier,
            @OptionalParam(name = "name") @Nullable StringParam name,
            @OptionalParam(name = "type") @Nullable TokenOrListParam type,
            @OptionalParam(name = "active") @Nullable TokenOrListParam active,
            @OptionalParam(name = "partof") @Nullable ReferenceParam partOf) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Organization"), id);
        spec = SearchTerms.token(spec, "identifier", identifier);
        spec = SearchTerms.text(spec, "name", name);
        spec = SearchTerms.token(spec, "type", type);
        spec = SearchTerms.token(spec, "active", active);
        spec = SearchTerms.reference(spec, "partof", "Organization", partOf);
        return searches.open(request, Organization.class, spec);
    }

    /** A recipient, or its next version; agents hear of it, and of all below it. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Organization organization) {
        register.lock();
        String slug = id.getIdPart();
        Complaints complaints = new Complaints();
        OrganizationMapping.check(slug, organization, complaints);
        OrganizationMapping.parent(organization).ifPresent(parent -> {
            if (!register.knows(parent) || register.closesCircle(slug, parent)) {
                complaints.add(
                        "Organization.partOf", "an Organization of the register that is not below this one", "none");
            }
        });
        complaints.refuse();
        FhirWrites.Put done = writes.put(request, id, organization, OrganizationMapping.filing(organization));
        if (done.changed()) {
            register.announce(done.versioned(), slug);
        }
        return writes.outcome(Organization.class, done.stored(), done.created());
    }
}
