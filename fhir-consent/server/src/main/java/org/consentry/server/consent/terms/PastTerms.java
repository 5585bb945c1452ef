// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.RegistryAnswers;

/**
 * Finds the terms of a patient at an earlier time: the versions of Consents in force then, with the cases and answers
 * of registries that were known.
 */
@Singleton
public class PastTerms {
    private final PatientTermsReader consents;
    private final FactStore facts;
    private final RegistryAnswers registries;

    /** Takes its collaborators. */
    @Inject
    public PastTerms(PatientTermsReader consents, FactStore facts, RegistryAnswers registries) {
        this.consents = consents;
        this.facts = facts;
        this.registries = registries;
    }

    /** What held at one instant, as it was known at another, as the caller's transaction sees it. */
    public PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known) {
        // Takes everything but the consents from the log. Contradicting records appear there as an extra consent.
        PatientTerms standing = facts.chain(number, known).terms(number, each -> besideConsents(each, known));
        return registries.onto(new PatientTerms(
                Stream.concat(standing.consents().stream(), consents.terms(patient, asOf, known).consents().stream())
                        .toList(),
                standing.cases(),
                standing.registries()));
    }

    private PatientTerms besideConsents(PatientId number, Instant known) {
        PatientTerms told = facts.terms(number, known);
        return new PatientTerms(List.of(), told.cases(), told.registries());
    }
}
