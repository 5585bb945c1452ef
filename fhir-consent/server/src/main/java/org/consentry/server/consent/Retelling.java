// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.feed.UntoldStore;
import org.consentry.server.feed.WholeTerms;
import org.consentry.server.storage.Outages;
import org.consentry.server.storage.Transactions;

/** Tells agents anew of patients whose Consents this release reads otherwise than the one that told of them. */
@Singleton
public class Retelling {
    private static final System.Logger LOG = System.getLogger(Retelling.class.getName());
    private static final int BATCH = 50;

    private final UntoldStore untold;
    private final PatientTermsMapping patients;
    private final WholeTerms terms;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public Retelling(UntoldStore untold, PatientTermsMapping patients, WholeTerms terms, Transactions transactions) {
        this.untold = untold;
        this.patients = patients;
        this.terms = terms;
        this.transactions = transactions;
    }

    /**
     * Tells of some, each in a transaction of its own; returns of how many. One who cannot be told of holds up no
     * other.
     */
    int doWork() {
        int told = 0;
        for (String patient : transactions.call(() -> untold.some(BATCH))) {
            try {
                transactions.run(() -> tell(patient));
                told++;
            } catch (RuntimeException broken) {
                if (Outages.isOutage(broken)) {
                    throw broken;
                }
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A patient could not be told of anew; it will be tried again",
                        broken);
            }
        }
        return told;
    }

    private void tell(String patient) {
        patients.lock(patient);
        if (untold.take(patient)) {
            terms.tell("Patient/" + patient, patients.records(patient));
        }
    }
}
