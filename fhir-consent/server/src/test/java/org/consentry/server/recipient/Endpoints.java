// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.StringType;

/** Endpoints that are routes. */
final class Endpoints {
    /** How the extensions of a route begin. */
    static final String ROUTE = "https://consentry.org/fhir/StructureDefinition/route-";

    /** The AE title of the route. */
    static final String CALLED = "TO_NORTHLIGHT";

    private Endpoints() {}

    /** A route for training models to this address; none for empty text. */
    static Endpoint at(String address) {
        Endpoint endpoint =
                new Endpoint().setStatus(Endpoint.EndpointStatus.ACTIVE).setAddress(address.isEmpty() ? null : address);
        endpoint.addExtension(ROUTE + "called-ae", new StringType(CALLED));
        endpoint.addExtension(ROUTE + "purpose", new CodeType("MLTRAINING"));
        return endpoint;
    }

    /** The same to a service of DICOMweb. */
    static Endpoint stow(String address) {
        return at(address).setConnectionType(new Coding().setCode("dicom-stow-rs"));
    }
}
