// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, both ends included.
 *
 * @param start the first instant, or null if it has always been so
 * @param end the last instant, or null if it has no end
 */
public record Period(@Nullable Instant start, @Nullable Instant end) {

    /** Always. */
    public static final Period ALWAYS = new Period(null, null);

    boolean contains(Instant instant) {
        return (start == null || !instant.isBefore(start)) && (end == null || !instant.isAfter(end));
    }

    /** Whether all of the other is inside this. */
    boolean covers(Period other) {
        boolean from = start == null || (other.start != null && !other.start.isBefore(start));
        boolean to = end == null || (other.end != null && !other.end.isAfter(end));
        return from && to;
    }

    /** Whether any instant is in both. */
    boolean overlaps(Period other) {
        Period both = intersect(other);
        return both.start == null || both.end == null || !both.start.isAfter(both.end);
    }

    /** The overlap of both; never contains anything if they do not overlap. */
    Period intersect(Period other) {
        return new Period(later(start, other.start), earlier(end, other.end));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
