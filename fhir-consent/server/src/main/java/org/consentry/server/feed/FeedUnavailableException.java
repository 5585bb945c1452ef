// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

/** The change log cannot be read now. */
public final class FeedUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The log, or data read together with it, cannot be read. */
    public FeedUnavailableException(Exception cause) {
        super("The change log cannot be read", cause);
    }
}
