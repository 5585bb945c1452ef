// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

/** A message that is not what the protocol says. Its text names what was expected, found and where, and no value. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
