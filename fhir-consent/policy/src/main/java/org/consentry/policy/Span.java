// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;

/**
 * When a choice was made, as exactly as its date says: a day runs from its first instant to its last, both included.
 *
 * @param earliest the first instant the date can mean; from then on the choice counts
 * @param latest the last instant the date can mean; not before the first
 */
public record Span(Instant earliest, Instant latest) {

    public Span {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException(
                    "expected a span that ends no earlier than it begins, found " + latest + " before " + earliest);
        }
    }

    /** A date that is known exactly. */
    public static Span at(Instant instant) {
        return new Span(instant, instant);
    }

    /** Whether all of this lies after all of the other; of two spans that overlap neither is after the other. */
    public boolean isAfter(Span other) {
        return earliest.isAfter(other.latest);
    }
}
