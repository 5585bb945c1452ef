// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;

/** A file of the queue is not what was written, or ends early. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super("a file of the queue cannot be used: " + message);
    }
}
