// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Runs work that may happen only once the running transaction is durable: wake-ups, which cost only time if they are
 * lost.
 */
@Singleton
public class AfterCommit {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private TransactionSynchronizationRegistry transactions;

    /**
     * Runs the work after this transaction has committed, and never if it does not commit. The work must be short and
     * must not throw.
     */
    public void run(Runnable what) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing: only the end counts.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    what.run();
                }
            }
        });
    }
}
