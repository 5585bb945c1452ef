// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a search; all conditions of a search must hold. */
public sealed interface Criterion {
    /** The search parameter. */
    String name();

    /**
     * At least one of these values is present.
     *
     * @param name search parameter
     * @param terms alternatives; none of them means nothing is found
     */
    record AnyOf(String name, List<Term> terms) implements Criterion {
        /** Copies the terms. */
        public AnyOf {
            terms = List.copyOf(terms);
        }
    }

    /**
     * The value's time span touches this one.
     *
     * @param name search parameter
     * @param from first instant, or null for no beginning
     * @param until last instant, or null for no end
     */
    record Within(
            String name, @Nullable Instant from, @Nullable Instant until) implements Criterion {}

    /**
     * A text value begins so, without regard to case.
     *
     * @param name search parameter
     * @param prefix beginning
     */
    record StartsWith(String name, String prefix) implements Criterion {}

    /**
     * A value looked for.
     *
     * @param system exact system, or null for any
     * @param value exact value, or null for any value of the system
     */
    record Term(@Nullable String system, @Nullable String value) {}
}
