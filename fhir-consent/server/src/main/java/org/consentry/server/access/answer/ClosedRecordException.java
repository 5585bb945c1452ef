// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.util.Optional;
import java.util.Set;

/** One of staff wants to look at a record that is closed to them. Every door answers 403 and says so by headers. */
public final class ClosedRecordException extends RuntimeException {
    /** Header that names the record, if the request named it, so that its opening can be asked for. */
    static final String RECORD = "Consentry-Closed";

    /** Header that says why something was refused. */
    static final String WHY = "Consentry-Refused";

    static final String CLOSED = "closed";

    static final String TEXT = "Expected a record that is open to you, found one that is closed."
            + " Ask for its opening, which takes a second person";

    private static final long serialVersionUID = 1L;

    private final String record;

    /**
     * Takes what the request named. The message leaves it out.
     *
     * @param named logical ids of the closed records that the request itself named; of others the answer must not tell
     */
    public ClosedRecordException(Set<String> named) {
        super(TEXT);
        this.record = named.size() == 1 ? named.iterator().next() : "";
    }

    /** The record, or empty if the request named none of those that are closed, or several. */
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
