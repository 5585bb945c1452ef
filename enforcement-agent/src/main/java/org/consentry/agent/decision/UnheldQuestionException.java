// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import org.jspecify.annotations.Nullable;

/** The agent does not take a long question. The message may be shown to the caller. */
public final class UnheldQuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Tells why.
     *
     * @param status the HTTP status that says so
     */
    UnheldQuestionException(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }
}
