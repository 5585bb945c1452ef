// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

/** The disclosure journal cannot be written, so nothing may be released. */
public sealed class JournalUnavailableException extends RuntimeException permits JournalFullException {

    /** The same without a cause. */
    public JournalUnavailableException(String message) {
        super(message);
    }

    /** Says what could not be done; the message names no patient. */
    public JournalUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
