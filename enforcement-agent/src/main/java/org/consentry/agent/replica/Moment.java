// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time on two clocks: the wall's, which may jump, and one that only runs forward.
 *
 * @param wall the wall clock
 * @param ticks nanoseconds of the clock that only runs forward, from any origin
 */
public record Moment(Instant wall, long ticks) {

    /** How long ago the other moment was: the longer of what the two clocks say, so a jump never makes it younger. */
    public Duration since(Moment earlier) {
        Duration byWall = Duration.between(earlier.wall, wall);
        Duration byTicks = Duration.ofNanos(ticks - earlier.ticks);
        return byWall.compareTo(byTicks) > 0 ? byWall : byTicks;
    }
}
