// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/** A recipient cannot be reached, or went away. */
public final class RecipientAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean handedOver;

    /**
     * It went away.
     *
     * @param handedOver whether all of an object had been handed over, so that it may have it
     */
    public RecipientAwayException(String message, boolean handedOver) {
        super(message);
        this.handedOver = handedOver;
    }

    /** Whether it may have the object that was under way. */
    public boolean isHandedOver() {
        return handedOver;
    }
}
