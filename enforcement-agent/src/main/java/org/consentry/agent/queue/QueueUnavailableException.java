// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/** The queue cannot take an object now: the disk is nearly full or fails, or too many wait. Nothing of it is kept. */
public final class QueueUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueUnavailableException(String message) {
        super(message);
    }

    QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
