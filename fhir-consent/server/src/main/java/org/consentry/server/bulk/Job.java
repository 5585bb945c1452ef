// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An export and how far it is. Pure: every change is a new value.
 *
 * @param id random
 * @param order what was asked for
 * @param status how far it is
 * @param transactionTime nothing younger is in it
 * @param patients how many patients there are to look at
 * @param processed how many were looked at
 * @param keptOut how many of these are not in it
 * @param lastPatient the last one looked at; empty at the beginning
 * @param failures rounds of packing in a row that failed
 * @param expiresAt when it is thrown away, or null while it is packed
 */
record Job(
        String id,
        ExportOrder order,
        Status status,
        Instant transactionTime,
        long patients,
        long processed,
        long keptOut,
        String lastPatient,
        int failures,
        @Nullable Instant expiresAt) {
    /** A job is given up after this many failures in a row. */
    private static final int MOST_FAILURES = 5;

    enum Status {
        PACKING,
        READY,
        FAILED,
        CANCELLED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static Job begin(String id, ExportOrder order, Instant now, long patients) {
        return new Job(id, order, Status.PACKING, now, patients, 0, 0, "", 0, null);
    }

    /** The job after some more patients were looked at. */
    Job packed(int looked, int kept, String last) {
        return new Job(
                id,
                order,
                status,
                transactionTime,
                Math.max(patients, processed + looked),
                processed + looked,
                keptOut + kept,
                last,
                0,
                null);
    }

    /** The job after everybody was looked at. */
    Job ready(Instant expires) {
        return end(Status.READY, expires);
    }

    /** The job after a failed round. It is tried again, but not forever. */
    Job stumbled(Instant expires) {
        Status after = failures + 1 >= MOST_FAILURES ? Status.FAILED : status;
        return new Job(
                id,
                order,
                after,
                transactionTime,
                patients,
                processed,
                keptOut,
                lastPatient,
                failures + 1,
                after == Status.FAILED ? expires : null);
    }

    /** The job after it was cancelled. */
    Job cancelled(Instant now) {
        return end(Status.CANCELLED, now);
    }

    private Job end(Status as, Instant expires) {
        return new Job(id, order, as, transactionTime, patients, processed, keptOut, lastPatient, failures, expires);
    }

    @Override
    public String toString() {
        return "Job[" + status + "]";
    }
}
