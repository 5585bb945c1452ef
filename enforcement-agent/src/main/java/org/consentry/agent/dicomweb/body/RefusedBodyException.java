// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

/** A body that is not taken at all; nothing of it leaves. The message says what was expected, never what was sent. */
public final class RefusedBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** Refuses with this HTTP status. */
    public RefusedBodyException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
