// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

/** As many bodies as may be checked at once were being checked, for longer than a caller is kept waiting. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says nothing of the body. */
    public BusyException() {
        super("Expected a free place to check a body, found none in time");
    }

    /** Whether this is why something failed. */
    static boolean isCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusyException) {
                return true;
            }
        }
        return false;
    }
}
