// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What a rule lists in one dimension; the values are alternatives.
 *
 * @param values those that could be interpreted
 * @param unresolved whether it lists another that could not: a deny then may match anything, a permit only what the
 *     values match
 */
public record Listed<T>(Set<T> values, boolean unresolved) {

    public Listed {
        values = Set.copyOf(values);
        if (values.isEmpty() && !unresolved) {
            throw new IllegalArgumentException("a dimension that is stated lists something");
        }
    }

    /** A list all of whose entries are clear. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T> Listed<T> of(T... values) {
        return new Listed<>(Set.of(values), false);
    }

    boolean any(Predicate<T> test) {
        for (T value : values) {
            if (test.test(value)) {
                return true;
            }
        }
        return false;
    }
}
