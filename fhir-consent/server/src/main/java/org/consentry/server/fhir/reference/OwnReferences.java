// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.reference;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.reference.Written.Kind;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives every reference of a body its normal spelling before a provider sees it, and refuses by name a text that is no
 * reference. References in a bundle are checked entry by entry later, since an entry may refer to another until then.
 */
@Interceptor
@Singleton
public class OwnReferences {
    /** Elements that name a resource's owner. A patient is the same in every version. */
    private static final Set<String> OWNERS = Set.of("patient", "subject", "for");

    private final FhirContext fhir;
    private final ServerAddress addresses;

    /** Takes this server's own addresses. */
    @Inject
    public OwnReferences(FhirContext fhir, ServerAddress addresses) {
        this.fhir = fhir;
        this.addresses = addresses;
    }

    /** Settles the references of a request's body, or of a bundle's entry. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void settle(RequestDetails request) {
        IBaseResource sent = request.getResource();
        if (sent instanceof Bundle) {
            return;
        }
        if (sent instanceof Parameters parameters) {
            settle(addresses.of(request), parameters);
        } else if (sent instanceof Resource resource) {
            settle(request, resource);
        }
    }

    /** Settles the references of a resource that came in another way. Refuses with 422. */
    public void settle(RequestDetails request, Resource resource) {
        Complaints complaints = new Complaints();
        settle(addresses.of(request), resource, complaints);
        complaints.refuse();
    }

    private void settle(Here here, Parameters parameters) {
        Complaints complaints = new Complaints();
        for (ParametersParameterComponent each : parameters.getParameter()) {
            if (each.getValue() instanceof PrimitiveType<?> value && value.hasValue()) {
                Written written = here.read(value.getValueAsString());
                if (written.is(Kind.HERE)) {
                    value.setValueAsString(written.text());
                }
            }
            if (each.getResource() != null) {
                settle(here, each.getResource(), complaints);
            }
        }
        settle(here, parameters, complaints);
        complaints.refuse();
    }

    private void settle(Here here, Resource resource, Complaints complaints) {
        for (ResourceReferenceInfo each : fhir.newTerser().getAllResourceReferences(resource)) {
            IBaseReference reference = each.getResourceReference();
            String text = reference.getReferenceElement().getValue();
            if (text == null) {
                continue;
            }
            Written written = here.read(text);
            switch (written.kind()) {
                case HERE -> reference.setReference(spelling(each.getName(), written));
                case CONTAINED, NAME, ELSEWHERE -> {}
                case ID, CONDITION, UNKNOWN ->
                    complaints.add(
                            resource.fhirType() + "." + each.getName() + ".reference",
                            "a reference such as Patient/x, an address, a urn or #x",
                            "another form");
            }
        }
    }

    private static String spelling(String name, Written written) {
        boolean owner = "Patient".equals(written.type()) && OWNERS.contains(name);
        return owner ? written.versionless() : written.text();
    }
}
