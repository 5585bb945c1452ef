// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

/** A report came with a number that belongs to another report. */
public final class ReportConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportConflictException(long sequence) {
        super("Expected report " + sequence + " as it was taken before, found another one;"
                + " has another agent the same id?");
    }
}
