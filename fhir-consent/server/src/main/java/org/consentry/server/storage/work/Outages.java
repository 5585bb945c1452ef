// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.Set;

/** Tells an unreachable database from a mistake of this program. */
public final class Outages {
    // Connection exceptions, resources, operator intervention, and a transaction that lost against another one.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");
    private static final int CLASS_LENGTH = 2;
    private static final String DISK_FULL = "53100";

    private Outages() {}

    /** Whether the database's disk is full. Then the database answers, and somebody must act. */
    public static boolean isDiskFull(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the same request may succeed later without any change. */
    public static boolean isOutage(Throwable thrown) {
        boolean database = false;
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return CLASSES.contains(sql.getSQLState().substring(0, CLASS_LENGTH));
            }
            database |= cause instanceof SQLException
                    || cause instanceof PersistenceException
                    || cause instanceof RollbackException
                    || cause instanceof SystemException
                    || cause instanceof TransactionalException;
            cause = cause.getCause();
        }
        // The pool's own failure to connect has no SQL state.
        return database;
    }
}
