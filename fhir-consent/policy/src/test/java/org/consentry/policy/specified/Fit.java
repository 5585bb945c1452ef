// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.Set;
import java.util.TreeSet;

/**
 * How conditions fit a request: yes, no, or unsure.
 *
 * @param possible whether they may fit
 * @param causes why that is not sure; a reason, after a colon the attribute that is missing
 */
record Fit(boolean possible, Set<String> causes) {

    static final Fit YES = new Fit(true, Set.of());
    static final Fit NO = new Fit(false, Set.of());
    static final Fit ACTOR = new Fit(true, Set.of("INDET_ACTOR"));
    static final Fit CODE = new Fit(true, Set.of("INDET_TERMINOLOGY"));

    static Fit missing(String attribute) {
        return new Fit(true, Set.of("MISSING_ATTR:" + attribute));
    }

    static Fit of(boolean fits) {
        return fits ? YES : NO;
    }

    boolean sure() {
        return possible && causes.isEmpty();
    }

    /** Whether nothing but missing attributes keeps it from being sure. */
    boolean onlyMissing() {
        return possible && !causes.isEmpty() && causes.stream().allMatch(cause -> cause.startsWith("MISSING"));
    }

    /** Both must fit. */
    Fit and(Fit other) {
        return possible && other.possible ? new Fit(true, union(other)) : NO;
    }

    /** One of both must fit. */
    Fit or(Fit other) {
        if (sure() || other.sure()) {
            return YES;
        }
        return new Fit(possible || other.possible, union(other));
    }

    private Set<String> union(Fit other) {
        Set<String> all = new TreeSet<>(causes);
        all.addAll(other.causes);
        return all;
    }
}
