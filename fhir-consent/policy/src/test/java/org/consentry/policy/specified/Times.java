// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import org.consentry.policy.Period;
import org.jspecify.annotations.Nullable;

/** Section 9: periods with both ends inside. */
final class Times {

    private Times() {}

    static Instant start(Period period) {
        Instant start = period.start();
        return start == null ? Instant.MIN : start;
    }

    static Instant end(Period period) {
        Instant end = period.end();
        return end == null ? Instant.MAX : end;
    }

    static boolean holds(Period period, Instant at) {
        return start(period).compareTo(at) <= 0 && at.compareTo(end(period)) <= 0;
    }

    static boolean inside(Period inner, Period outer) {
        return start(outer).compareTo(start(inner)) <= 0 && end(inner).compareTo(end(outer)) <= 0;
    }

    static boolean meet(Period a, Period b) {
        return start(a).compareTo(end(b)) <= 0 && start(b).compareTo(end(a)) <= 0;
    }

    static Instant sooner(Instant a, @Nullable Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }
}
