// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

/** So many records wait for the disk that this one was not kept. */
final class JournalFullException extends JournalUnavailableException {
    private static final long serialVersionUID = 1;

    JournalFullException(String message) {
        super(message);
    }
}
