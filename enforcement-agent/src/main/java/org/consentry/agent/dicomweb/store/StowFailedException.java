// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a recipient's service had no answer. The message names neither a patient nor a scan. */
final class StowFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String distrust;

    StowFailedException(String message, @Nullable String distrust) {
        super(message);
        this.distrust = distrust;
    }

    /** Why the recipient is not trusted, in words that are the same for every one; empty if it is merely away. */
    Optional<String> distrust() {
        return Optional.ofNullable(distrust);
    }
}
