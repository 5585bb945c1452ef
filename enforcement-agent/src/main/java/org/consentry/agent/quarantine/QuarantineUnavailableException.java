// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

import org.jspecify.annotations.Nullable;

/** The quarantine takes nothing: its disk fails or is nearly full, or too much is in it. */
public final class QuarantineUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuarantineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
