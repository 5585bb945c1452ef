// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a search; all conditions of a search must hold. */
public sealed interface Criterion {
    /**
     * At least one of these values is present.
     *
     * @param name search parameter
     * @param values alternatives; none of them means nothing is found
     */
    record AnyOf(String name, List<? extends Value> values) implements Criterion {
        /** Copies the values. */
        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /**
     * None of these values is present; a resource without any value is found.
     *
     * @param name search parameter
     * @param values what must not be there
     */
    record NoneOf(String name, List<? extends Value> values) implements Criterion {
        /** Copies the values. */
        public NoneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * Whether there is any value at all.
     *
     * @param name search parameter
     * @param missing true to find what has none
     */
    record Missing(String name, boolean missing) implements Criterion {}

    /**
     * One of these logical ids.
     *
     * @param ids alternatives
     */
    record Ids(List<String> ids) implements Criterion {
        /** Copies the ids. */
        public Ids {
            ids = List.copyOf(ids);
        }
    }

    /**
     * The current version was written in one of these spans.
     *
     * @param spans alternatives
     */
    record Updated(List<? extends Value> spans) implements Criterion {
        /** Copies the spans. */
        public Updated {
            spans = List.copyOf(spans);
        }
    }

    /** A value to compare with. */
    sealed interface Value {}

    /**
     * A token or reference.
     *
     * @param system exact system, empty for a value that has none, or null for any
     * @param value exact value, or null for any value of the system
     */
    record Term(@Nullable String system, @Nullable String value) implements Value {}

    /**
     * Text.
     *
     * @param text what is looked for
     * @param match how
     */
    record Text(String text, Match match) implements Value {
        /** How text is compared. */
        public enum Match {
            /** The value begins with the text, without regard to case and accents. */
            BEGINS,
            /** The value contains the text, without regard to case and accents. */
            CONTAINS,
            /** The value equals the text. */
            EXACT
        }
    }

    /**
     * A time whose first and last instants lie within bounds; null is no bound.
     *
     * @param lowFrom the first instant is not before
     * @param lowUntil the first instant is not after
     * @param highFrom the last instant is not before
     * @param highUntil the last instant is not after
     */
    record Span(
            @Nullable Instant lowFrom,
            @Nullable Instant lowUntil,
            @Nullable Instant highFrom,
            @Nullable Instant highUntil)
            implements Value {}

    /**
     * A time outside this span.
     *
     * @param span the span
     */
    record Outside(Span span) implements Value {}
}
