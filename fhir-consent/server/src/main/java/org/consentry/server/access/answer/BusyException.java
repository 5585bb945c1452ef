// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

/**
 * The server could not check a body in time: all places for checking were taken, for longer than a caller is kept
 * waiting.
 */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message holds nothing from the body. */
    public BusyException() {
        super("Expected a free place to check a body, found none in time");
    }

    /** Whether this exception is among the causes of a failure. */
    static boolean isCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusyException) {
                return true;
            }
        }
        return false;
    }
}
