// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes pauses between tries. They double, and chance shortens each to between half and all of it. So endpoints that
 * failed together do not all come back together.
 *
 * @param first longest pause after the first failure
 * @param longest no pause is longer
 */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The pause before the next try.
     *
     * @param failures failures in a row, 1 or more
     */
    public Duration pause(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = doubled < first.toMillis() ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        long half = whole / 2;
        return Duration.ofMillis(half + random.nextLong(whole - half + 1));
    }
}
