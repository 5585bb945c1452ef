// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.storage.work.Chore;
import org.consentry.server.storage.work.Transactions;

/**
 * Informs agents, after an update, about persons who were merged before agents were told about merges: one after the
 * other, once.
 */
@Singleton
public class MergeRetelling implements Chore {
    private final UntoldMergeStore untold;
    private final PatientLinks links;
    private final Transactions transactions;

    /** Takes its collaborators. */
    @Inject
    public MergeRetelling(UntoldMergeStore untold, PatientLinks links, Transactions transactions) {
        this.untold = untold;
        this.links = links;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "Telling of merged patients";
    }

    /** Informs agents about one person. Returns 1, or 0 if nobody is left or other nodes are working on the rest. */
    @Override
    public int doWork() {
        return transactions.call(() -> untold.next().map(this::tell).orElse(0));
    }

    private int tell(String patient) {
        untold.forget(links.tellAgain(patient));
        return 1;
    }
}
