// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.util.Optional;
import java.util.Set;

/** One of staff wants to look at a record that is closed to them. Every door answers 403 and says so by headers. */
public final class ClosedRecordException extends RuntimeException {
    /** Header that names the record, if it is one, so that its opening can be asked for. */
    static final String RECORD = "Consentry-Closed";

    /** Header that says why something was refused. */
    static final String WHY = "Consentry-Refused";

    static final String CLOSED = "closed";

    static final String TEXT = "Expected a record that is open to you, found one that is closed."
            + " Ask for its opening, which takes a second person";

    private static final long serialVersionUID = 1L;

    private final String record;

    /** Takes the logical ids of the records, which the message leaves out. */
    public ClosedRecordException(Set<String> records) {
        super(TEXT);
        this.record = records.size() == 1 ? records.iterator().next() : "";
    }

    /** The record, or empty if there are several. */
    String record() {
        return record;
    }

    /** This exception among the causes of a failure. */
    static Optional<ClosedRecordException> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedRecordException closed) {
                return Optional.of(closed);
            }
        }
        return Optional.empty();
    }
}
