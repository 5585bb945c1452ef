// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Gives the moment.
 *
 * @param wall the wall clock
 * @param ticks nanoseconds that only run forward, such as {@code System::nanoTime}
 */
public record AgentClock(InstantSource wall, LongSupplier ticks) {

    /** The moment it is now. */
    public Moment now() {
        return new Moment(wall.instant(), ticks.getAsLong());
    }
}
