// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;

/** A file of the queue is not what was written, or ends early. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, without any of its content. */
    public DamagedFileException(String message) {
        super("a sealed file cannot be used: " + message);
    }
}
