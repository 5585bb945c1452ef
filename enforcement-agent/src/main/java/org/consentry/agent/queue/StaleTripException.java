// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/** A way that had rested was dead, and its recipient has nothing of the object: another one is tried at once. */
final class StaleTripException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleTripException() {
        super("the recipient hung up while nothing was sent");
    }
}
