// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Gives a patient a version of a choice as FHIR, as it is stored. */
@Singleton
public class ReceiptClient {

    private final FhirClient fhir;

    @Inject
    public ReceiptClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /**
     * A FHIR R4 Consent in UTF-8, without what it says of other people.
     *
     * @throws FhirProblem.NotThere if there is no such version, or it is no choice of the portal
     */
    public byte[] consent(FhirCaller caller, ChoiceVersion version) {
        JsonObject stored =
                fhir.read(caller, "Consent/" + FhirClient.encode(version.id()) + "/_history/" + version.version());
        if (ChoiceMapping.choice(Node.of(stored)).isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        return OwnConsent.of(stored).toString().getBytes(StandardCharsets.UTF_8);
    }
}
