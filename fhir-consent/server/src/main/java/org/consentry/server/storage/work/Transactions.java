// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** Runs work of background loops in transactions, where no door has begun one. */
@Singleton
public class Transactions {
    private final UserTransaction transaction;

    /** Takes the container's transactions. */
    @Inject
    public Transactions(UserTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Does work in a transaction of its own, on a thread without one.
     *
     * @return what the work returned, once it is durable
     * @throws TransactionalException if it could not be made durable
     */
    public <T> T call(Supplier<T> work) {
        try {
            transaction.begin();
            try {
                T result = work.get();
                transaction.commit();
                return result;
            } finally {
                if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transaction.rollback();
                }
            }
        } catch (NotSupportedException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException
                | SystemException broken) {
            throw new TransactionalException("The transaction was not completed", broken);
        }
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
