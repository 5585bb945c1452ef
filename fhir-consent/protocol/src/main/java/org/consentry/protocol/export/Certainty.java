// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import org.consentry.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How sure a door is that it knows everything that was said.
 *
 * @param doubt why it may not; null if it does
 * @param permitsNothing whether it must not permit anything; otherwise what needs no yes may still be permitted
 */
public record Certainty(@Nullable Reason doubt, boolean permitsNothing) {

    /** It knows everything. */
    public static final Certainty SURE = new Certainty(null, false);

    public Certainty {
        if (permitsNothing && doubt == null) {
            throw new IllegalArgumentException("who permits nothing says why");
        }
    }

    /** Nothing that a consent could stop is permitted. */
    public static Certainty doubtful(Reason doubt) {
        return new Certainty(doubt, false);
    }

    /** Nothing is permitted. */
    public static Certainty none(Reason doubt) {
        return new Certainty(doubt, true);
    }
}
