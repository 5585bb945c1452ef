// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.report;

import java.time.Duration;

/**
 * How long something took, in a unit of which there are at least two, rounded up: it never looks faster than it was.
 *
 * @param unit seconds, minutes, hours or days
 */
public record TimeSpan(String unit, long number) {
    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration DAYS = Duration.ofDays(2);

    /** The span of a time that is not negative. */
    public static TimeSpan of(Duration took) {
        if (took.compareTo(MINUTES) < 0) {
            return new TimeSpan("seconds", up(took, Duration.ofSeconds(1)));
        }
        if (took.compareTo(HOURS) < 0) {
            return new TimeSpan("minutes", up(took, Duration.ofMinutes(1)));
        }
        return took.compareTo(DAYS) < 0
                ? new TimeSpan("hours", up(took, Duration.ofHours(1)))
                : new TimeSpan("days", up(took, Duration.ofDays(1)));
    }

    /** Message key; its parameter is the number. */
    public String key() {
        return "staff.long." + unit;
    }

    private static long up(Duration took, Duration unit) {
        return Math.ceilDiv(took.toMillis(), unit.toMillis());
    }
}
