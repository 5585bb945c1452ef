// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.server.feed.FeedUnavailableException;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.storage.work.Outages;
import org.consentry.server.storage.work.Transactions;

/** Reads terms of earlier times in a transaction of its own, for callers without one. */
@Singleton
public class PastTermsReader implements PastTermsSource {
    private final PastTerms terms;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public PastTermsReader(PastTerms terms, Transactions transactions) {
        this.terms = terms;
        this.transactions = transactions;
    }

    @Override
    public PatientTerms terms(String patient, PatientId number, Instant asOf, Instant known) {
        try {
            return transactions.call(() -> terms.terms(patient, number, asOf, known));
        } catch (RuntimeException failure) {
            throw Outages.isOutage(failure) ? new FeedUnavailableException(failure) : failure;
        }
    }
}
