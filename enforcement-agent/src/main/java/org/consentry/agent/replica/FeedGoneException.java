// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

/** The feed cannot be followed from here: another epoch, or a gap. A snapshot is due. */
final class FeedGoneException extends Exception {

    private static final long serialVersionUID = 1;

    FeedGoneException(String message) {
        super(message);
    }
}
