// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.consentry.server.audit.waiting.WaitingScan;
import org.jspecify.annotations.Nullable;

/**
 * What lines a reader wants by what they are about and what became of it; null means all.
 *
 * @param scan logical id of an ImagingStudy
 * @param outcome what became of it
 * @param name whether the name was on it, of what left or may have
 */
record LineKind(
        @Nullable String scan,
        @Nullable Outcome outcome,
        @Nullable Name name) {
    /** Every line. */
    static final LineKind ANY = new LineKind(null, null, null);

    /** What became of it. */
    enum Outcome {
        SENT,
        /** It surely did not get there. */
        FAILED,
        /** It may have got there. */
        UNCERTAIN,
        /** It was refused, or destroyed while it waited. */
        REFUSED,
        /** It waits to be sent, so it is no line of the trail. */
        WAITS;

        /** In lower case, as the parameter has it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    /** Whether the name was on what left. */
    enum Name {
        /** We sent a scan without it. */
        OFF,
        /** We sent it with the name, or nobody told us. What left without us is among them. */
        ON;

        /** In lower case, as the parameter has it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Name> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    /** Whether a scan that waits is wanted. Nobody can say yet how it will be sent. */
    boolean wants(WaitingScan waiting) {
        return (scan == null || scan.equals(waiting.study()))
                && (outcome == null || outcome == Outcome.WAITS)
                && name == null;
    }
}
