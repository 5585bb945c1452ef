// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.feed.TermsPublisher;
import org.consentry.server.feed.UntoldStore;
import org.consentry.server.storage.work.Chore;
import org.consentry.server.storage.work.Outages;
import org.consentry.server.storage.work.Transactions;

/**
 * Sends agents the terms of patients again whose Consents this release reads differently than the release that sent
 * them before.
 */
@Singleton
public class Retelling implements Chore {
    private static final System.Logger LOG = System.getLogger(Retelling.class.getName());
    private static final int BATCH = 50;

    private final UntoldStore untold;
    private final PatientTermsReader patients;
    private final TermsPublisher terms;
    private final Transactions transactions;
    /** The last patient of this pass. The next pass begins anew, with the patients who failed. */
    private String reached = "";

    /** Takes its collaborators. */
    @Inject
    public Retelling(UntoldStore untold, PatientTermsReader patients, TermsPublisher terms, Transactions transactions) {
        this.untold = untold;
        this.patients = patients;
        this.terms = terms;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "Telling agents anew of patients";
    }

    /** Sends some patients' terms, each in a transaction of its own. A patient who fails delays no other. */
    @Override
    public int doWork() {
        List<String> some = transactions.call(() -> untold.after(reached, BATCH));
        some.forEach(this::tryToTell);
        reached = some.isEmpty() ? "" : some.get(some.size() - 1);
        return some.size();
    }

    private void tryToTell(String patient) {
        try {
            transactions.run(() -> tell(patient));
        } catch (RuntimeException broken) {
            if (Outages.isOutage(broken)) {
                throw broken;
            }
            LOG.log(System.Logger.Level.ERROR, "A patient could not be told of anew; it will be tried again", broken);
        }
    }

    private void tell(String patient) {
        patients.lock(patient);
        if (untold.take(patient)) {
            terms.tell("Patient/" + patient, patients.records(patient));
        }
    }
}
