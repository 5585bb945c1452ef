// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.function.Function;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;

/** What becomes of an object now. */
sealed interface QueueVerdict {

    /** Answers one of the three. */
    <T> T fold(Function<Go, T> go, Function<Wait, T> wait, Function<Destroy, T> destroy);

    /** It may leave on this permit. */
    record Go(Permit permit, ExportRoute route, Ground ground) implements QueueVerdict {
        @Override
        public <T> T fold(Function<Go, T> go, Function<Wait, T> wait, Function<Destroy, T> destroy) {
            return go.apply(this);
        }
    }

    /** It may not leave now, and nobody said no for good. */
    record Wait(String why) implements QueueVerdict {
        @Override
        public <T> T fold(Function<Go, T> go, Function<Wait, T> wait, Function<Destroy, T> destroy) {
            return wait.apply(this);
        }
    }

    /** It will never leave. */
    record Destroy(Deny deny, Ground ground) implements QueueVerdict {
        @Override
        public <T> T fold(Function<Go, T> go, Function<Wait, T> wait, Function<Destroy, T> destroy) {
            return destroy.apply(this);
        }
    }
}
