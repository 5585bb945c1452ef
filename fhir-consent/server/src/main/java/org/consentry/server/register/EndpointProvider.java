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
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.consentry.protocol.Route;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.FhirWrites;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** Export routes. One AE title leads to one recipient, for one purpose. */
@Singleton
@Transactional
public class EndpointProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public EndpointProvider(
            FhirRecords records, FhirSearches searches, FhirWrites writes, RegisterMapping register, RandomIds ids) {
        this.records = records;
        this.searches = searches;
        this.writes = writes;
        this.register = register;
        this.ids = ids;
    }

    @Override
    public Class<Endpoint> getResourceType() {
        return Endpoint.class;
    }

    /** One route. */
    @Read(version = true)
    public Endpoint read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, Endpoint.class, id);
    }

    /** Routes. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "status") @Nullable TokenOrListParam status,
            @OptionalParam(name = "organization") @Nullable ReferenceParam organization) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Endpoint"), id);
        spec = SearchTerms.token(spec, "status", status);
        spec = SearchTerms.reference(spec, "organization", "Organization", organization);
        return searches.open(request, Endpoint.class, spec);
    }

    /** A new route under a random id. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Endpoint endpoint) {
        return put(request, new IdType("Endpoint", ids.next()), endpoint);
    }

    /** A route under an id the registrar chose, or its next version. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Endpoint endpoint) {
        return put(request, id, endpoint);
    }

    private MethodOutcome put(RequestDetails request, IdType id, Endpoint endpoint) {
        register.lock();
        Complaints complaints = new Complaints();
        Optional<Route> route = RouteMapping.route(endpoint, complaints);
        Optional<String> owner =
                OrganizationMapping.literal(endpoint.getManagingOrganization()).filter(register::knows);
        if (owner.isEmpty()) {
            complaints.add("Endpoint.managingOrganization", "an Organization of the register", "none");
        }
        complaints.refuse();
        Route way = route.orElseThrow();
        if (register.taken(way.calledAe(), id.getIdPart())) {
            throw Answers.conflict("Expected an AE title no other Endpoint answers to");
        }
        Optional<String> before = register.owner(id.getIdPart());
        String organization = owner.orElseThrow();
        FhirWrites.Put done = writes.put(request, id, endpoint, RouteMapping.filing(organization, way));
        if (done.changed()) {
            before.filter(other -> !other.equals(organization))
                    .ifPresent(other -> register.announce(done.versioned(), other));
            register.announce(done.versioned(), organization);
        }
        return writes.outcome(Endpoint.class, done.stored(), done.created());
    }
}
