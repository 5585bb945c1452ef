// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;

/** The server has another report under a number of this journal, or more reports than this journal made. */
public final class SequenceConflictException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A conflict of numbers. */
    public SequenceConflictException() {
        super("the server has other reports under this agent's id and numbers; was the journal restored from a backup,"
                + " or does another agent use the same id?");
    }
}
