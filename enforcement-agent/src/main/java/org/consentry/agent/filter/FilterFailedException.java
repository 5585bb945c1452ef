// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

/** Nothing was filtered, so nothing is kept. The message is for who called the command, and names no patient. */
final class FilterFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FilterFailedException(String message) {
        super(message);
    }

    FilterFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
