// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.server.feed.EarlierTerms;
import org.consentry.server.feed.FeedUnavailableException;
import org.consentry.server.storage.Outages;
import org.consentry.server.storage.Transactions;

/** Reads what held earlier in a transaction of its own, for those who have none. */
@Singleton
public class EarlierTermsReading implements EarlierTerms {
    private final EarlierTermsMapping terms;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public EarlierTermsReading(EarlierTermsMapping terms, Transactions transactions) {
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
