// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a change of the register of agents.
 *
 * @param step what happened
 * @param proposal number of the proposal; empty for what settings changed
 * @param agent the agent's id
 * @param wanted what shall be on the register; null to take the agent off
 */
public record RegisterChange(
        Step step,
        Optional<Long> proposal,
        String agent,
        @Nullable RegisteredAgent wanted) {
    /** What happened. */
    public enum Step {
        /** One login asked for it; nothing has changed yet. */
        PROPOSED,
        /** Another login confirmed it; it is in force. */
        CONFIRMED,
        /** A login dropped it; nothing has changed. */
        DROPPED,
        /** The server's settings did it at a start; it is in force. */
        SET
    }
}
