// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

/** A listener is not as it was asked for. The message says which, what was expected and what was found. */
final class RefusedListenerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedListenerException(String message) {
        super(message);
    }
}
