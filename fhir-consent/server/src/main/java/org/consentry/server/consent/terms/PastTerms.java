// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.server.feed.FactStore;

/** The versions of a patient's Consents that were in force then, with the cases and answers of registries known of. */
@Singleton
public class PastTerms {
    private final PatientTermsReader consents;
    private final FactStore facts;

    /** Takes its collaborators. */
    @Inject
    public PastTerms(PatientTermsReader consents, FactStore facts) {
        this.consents = consents;
        this.facts = facts;
    }

    /** What held at one instant, as it was known at another, as the caller's transaction sees it. */
    public PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known) {
        PatientTerms standing = facts.terms(number, known);
        return new PatientTerms(
                consents.terms(patient, asOf, known).consents(), standing.cases(), standing.registries());
    }
}
