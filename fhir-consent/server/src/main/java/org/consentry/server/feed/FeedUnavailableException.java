// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

/** The log cannot be read now. */
public final class FeedUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedUnavailableException(Exception cause) {
        super("The change log cannot be read", cause);
    }
}
