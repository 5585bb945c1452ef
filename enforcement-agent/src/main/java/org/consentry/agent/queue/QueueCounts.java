// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much is in the queue.
 *
 * @param waiting objects that wait or are being sent
 * @param held objects that a person must look at
 * @param heldRoutes routes that a person held
 * @param damaged files that cannot be used
 * @param bytes on the disk
 * @param oldest when the oldest of them came; empty if there is none
 */
public record QueueCounts(int waiting, int held, int heldRoutes, int damaged, long bytes, Optional<Instant> oldest) {
    /** How old the oldest is then; zero if there is none. */
    public Duration age(Instant then) {
        return oldest.map(at -> Duration.between(at, then))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }
}
