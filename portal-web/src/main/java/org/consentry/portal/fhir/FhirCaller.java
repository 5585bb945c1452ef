// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.Optional;

/**
 * The person in whose name the FHIR server is asked.
 *
 * @param token access token of the signed-in person; empty for public data
 * @param actingFor logical id of the patient for whom that person acts; empty for themselves
 * @param reason why staff look at a patient's records; the server records it and the patient sees it
 */
public record FhirCaller(Optional<String> token, Optional<String> actingFor, Optional<String> reason) {

    /** Nobody, who can read only the public register. */
    public static final FhirCaller NOBODY = new FhirCaller(Optional.empty(), Optional.empty(), Optional.empty());

    public static FhirCaller of(String token) {
        return new FhirCaller(Optional.of(token), Optional.empty(), Optional.empty());
    }

    public FhirCaller because(String why) {
        return new FhirCaller(token, actingFor, Optional.of(why));
    }

    /** The same person, acting for a patient. The server asks for a grant on each request. */
    public FhirCaller actingFor(String patient) {
        return new FhirCaller(token, Optional.of(patient), reason);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "Caller[]";
    }
}
