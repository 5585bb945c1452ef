// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

/** A file or a setting of TLS is not as it must be. The message says which, what was expected and what was found. */
public final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedFileException(String message) {
        super(message);
    }
}
