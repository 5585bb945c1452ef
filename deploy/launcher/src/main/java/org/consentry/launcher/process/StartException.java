// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

/** Something could not be started; the message is one line a person can act on. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
