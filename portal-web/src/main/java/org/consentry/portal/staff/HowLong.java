// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something has lasted, in the largest unit of which there is at least one.
 *
 * @param unit minutes, hours or days
 * @param number of those, rounded down
 */
public record HowLong(String unit, long number) {

    /** Time between two moments; none if the first is the later one. */
    static HowLong between(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        if (time.toDays() > 0) {
            return new HowLong("days", time.toDays());
        }
        return time.toHours() > 0
                ? new HowLong("hours", time.toHours())
                : new HowLong("minutes", Math.max(0, time.toMinutes()));
    }

    /** Message key; its parameter is the number. */
    public String key() {
        return "staff.long." + unit;
    }
}
