// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

/** The recipient cannot be reached, or went away within an object; told apart from the loss of the sender. */
final class RecipientLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecipientLostException(String message, Throwable cause) {
        super(message, cause);
    }

    RecipientLostException(String message) {
        super(message);
    }
}
