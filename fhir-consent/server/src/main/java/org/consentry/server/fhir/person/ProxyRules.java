// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.consentry.server.access.Acting;
import org.consentry.server.access.Callers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Leaves of a Patient that is answered to a proxy only who it is: no address, telephone, e-mail or contact, and no text
 * or extension that could have them. Of a choice that another proxy made, it leaves out the name.
 */
@Interceptor
public class ProxyRules {
    /** Extension on a Consent that a proxy made: the proxy's name. */
    public static final String BY_PROXY = "https://consentry.org/fhir/StructureDefinition/by-proxy";

    /** In place of a name that the reader may not know. */
    private static final String NAMELESS = "-";

    /** Runs on every answer, before it is written. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answered(RequestDetails request, ResponseDetails response) {
        Acting acting = Callers.of(request).acting();
        if (acting == null) {
            return;
        }
        if (response.getResponseResource() instanceof Bundle bundle) {
            bundle.getEntry().forEach(entry -> entry.setResource(shown(entry.getResource(), acting)));
        } else if (response.getResponseResource() instanceof Resource resource) {
            response.setResponseResource(shown(resource, acting));
        }
    }

    private static Resource shown(Resource resource, Acting acting) {
        return switch (resource) {
            case Patient patient -> shortened(patient);
            case Consent consent -> nameless(consent, acting);
            default -> resource;
        };
    }

    private static Consent nameless(Consent consent, Acting acting) {
        boolean own = consent.getPerformer().stream()
                .allMatch(performer -> acting.reference().equals(performer.getReference()));
        if (!own) {
            consent.getExtension().stream()
                    .filter(extension -> BY_PROXY.equals(extension.getUrl()))
                    .forEach(extension -> extension.setValue(new StringType(NAMELESS)));
        }
        return consent;
    }

    /** A new resource, so that an element not named here is not answered. */
    static Patient shortened(Patient whole) {
        Patient kept = new Patient()
                .setIdentifier(whole.getIdentifier())
                .setName(whole.getName())
                .setBirthDateElement(whole.getBirthDateElement())
                .setCommunication(whole.getCommunication())
                .setDeceased(whole.getDeceased())
                .setLink(whole.getLink());
        kept.setActiveElement(whole.getActiveElement());
        kept.setId(whole.getIdElement());
        kept.setMeta(whole.getMeta());
        return kept;
    }
}
