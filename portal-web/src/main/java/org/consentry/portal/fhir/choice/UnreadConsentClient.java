// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;

/** Finds the consents that cannot be computed, for staff. The caller carries the reason. */
@Singleton
public class UnreadConsentClient {

    private final FhirClient fhir;

    @Inject
    public UnreadConsentClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** Those of all patients; the one that waits longest comes first. Each patient can read about the look. */
    public List<UnreadConsent> workList(FhirCaller caller) {
        String tag = FhirClient.encode(Fhir.FILING + "|" + Fhir.NOT_COMPUTABLE);
        return fhir.search(caller, "Consent", "_tag=" + tag, UnreadConsent::of).stream()
                .sorted(Comparator.comparing(UnreadConsent::since))
                .toList();
    }
}
