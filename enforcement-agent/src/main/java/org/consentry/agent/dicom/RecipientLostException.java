// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.dicom.dimse.TlsFailedException;
import org.jspecify.annotations.Nullable;

/** The recipient cannot be reached, or went away within an object; told apart from the loss of the sender. */
final class RecipientLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String distrust;

    /** What an exchange with the recipient ended with. */
    RecipientLostException(RuntimeException cause) {
        super("the recipient failed: " + cause.getMessage(), cause);
        this.distrust = cause instanceof TlsFailedException tls ? tls.why().words() : null;
    }

    private RecipientLostException(String message) {
        super(message);
        this.distrust = message;
    }

    /** Nothing is said to a recipient whom others could overhear. */
    static RecipientLostException exposed() {
        return new RecipientLostException("plain to another machine");
    }

    /** Why it is not trusted, in words that are the same for every recipient; empty if it is merely out of reach. */
    Optional<String> distrust() {
        return Optional.ofNullable(distrust);
    }
}
