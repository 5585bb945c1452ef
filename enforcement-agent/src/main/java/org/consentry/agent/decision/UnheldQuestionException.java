// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import org.jspecify.annotations.Nullable;

/** A long question that is not taken. Its message may be shown to whoever asked. */
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
