// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

/** A count as readers get it: the number, that it is small, or nothing. */
sealed interface ShownCount {
    /** Counts from 1 to one below it are small: CMS, Cell Size Suppression Policy. */
    long FLOOR = 11;

    /** The number itself: none, or enough. */
    record Told(long count) implements ShownCount {
        @Override
        public String text() {
            return Long.toString(count);
        }
    }

    /** From 1 to {@link #FLOOR} - 1. */
    record Few() implements ShownCount {
        @Override
        public String text() {
            return "<" + FLOOR;
        }
    }

    /** Not told, since it would give away another. */
    record KeptBack() implements ShownCount {
        @Override
        public String text() {
            return "kept-back";
        }
    }

    /** As answers have it: the digits, {@code <11} or {@code kept-back}. */
    String text();

    /** A count that stands alone: nobody can add it up with others to a third. */
    static ShownCount of(long count) {
        return isSmall(count) ? new Few() : new Told(count);
    }

    /** Whether so many are too few to be told. None is not. */
    static boolean isSmall(long count) {
        return count > 0 && count < FLOOR;
    }
}
