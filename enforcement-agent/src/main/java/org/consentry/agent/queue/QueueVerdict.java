// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.protocol.HandAct;
import org.jspecify.annotations.Nullable;

/** What becomes of an object now. */
public sealed interface QueueVerdict {
    /** It may leave on this permit. */
    record Go(Permit permit, ExportRoute route, Ground ground) implements QueueVerdict {}

    /** It may not leave now, and nobody said no for good. */
    record Wait(String why) implements QueueVerdict {}

    /**
     * It will never leave.
     *
     * @param act of the person who dropped it, or null if it is a no
     */
    record Destroy(Deny deny, Ground ground, @Nullable HandAct act) implements QueueVerdict {
        Destroy(Deny deny, Ground ground) {
            this(deny, ground, null);
        }
    }
}
