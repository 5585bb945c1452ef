// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.consentry.protocol.Route;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.consentry.server.storage.RandomIds;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.IdType;

/**
 * Writes export routes. One AE title leads to one recipient, for one purpose; a shared one to those of all routes that
 * share it.
 */
@Singleton
public class EndpointProvider implements TypeWrites<Endpoint> {
    private final FhirWrites writes;
    private final RegisterMapping register;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public EndpointProvider(FhirWrites writes, RegisterMapping register, RandomIds ids) {
        this.writes = writes;
        this.register = register;
        this.ids = ids;
    }

    @Override
    public Class<Endpoint> type() {
        return Endpoint.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Endpoint endpoint) {
        return put(request, new IdType("Endpoint", ids.next()), endpoint);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Endpoint endpoint) {
        return put(request, id, endpoint);
    }

    /** A title is one route's alone, or shared by some. */
    private void checkTitles(Route way, String endpoint) {
        if (register.others(RouteMapping.CALLED_AE, way.calledAe(), endpoint) > 0
                || register.others(RouteMapping.SHARED_AE, way.calledAe(), endpoint) > 0) {
            throw FhirErrors.conflict("Expected an AE title no other Endpoint answers to");
        }
        String shared = way.sharedAe();
        if (shared == null) {
            return;
        }
        if (register.others(RouteMapping.CALLED_AE, shared, endpoint) > 0) {
            throw FhirErrors.conflict("Expected a shared AE title that is no Endpoint's own");
        }
        if (register.others(RouteMapping.SHARED_AE, shared, endpoint) >= Route.MOST_SHARING) {
            throw FhirErrors.conflict("Expected at most " + Route.MOST_SHARING + " Endpoints that share an AE title");
        }
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
        boolean opens = route.filter(way -> way.state() == Route.State.OPEN).isPresent();
        if (opens && register.wasShadow(id.getIdPart())) {
            RouteMapping.checkOpening(endpoint, complaints);
        }
        complaints.refuse();
        Route way = route.orElseThrow();
        checkTitles(way, id.getIdPart());
        Optional<String> before = register.owner(id.getIdPart());
        String organization = owner.orElseThrow();
        FhirWrites.Put done = writes.put(request, id, endpoint, RouteMapping.filing(way));
        if (done.changed()) {
            before.filter(other -> !other.equals(organization))
                    .ifPresent(other -> register.announce(done.versioned(), other));
            register.announce(done.versioned(), organization);
        }
        return writes.outcome(Endpoint.class, done.stored(), done.created());
    }
}
