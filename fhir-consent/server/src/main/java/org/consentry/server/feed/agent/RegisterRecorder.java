// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import org.consentry.server.access.Caller;

/** Where changes of the register of agents are written down; the audit trail is the one that does it. */
@FunctionalInterface
public interface RegisterRecorder {
    /**
     * Records a step, in the caller's transaction.
     *
     * @param caller who did it
     */
    void changed(Caller caller, RegisterChange change);
}
