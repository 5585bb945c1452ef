// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double, up to a longest one, each up to a fifth longer or shorter by chance, so that many agents do not
 * come back at once.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 20;
    private static final double SPREAD = 0.2;

    private final Duration longest;
    private final RandomGenerator random;

    BackOff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** The pause after so many failures in a row, from 1. */
    Duration after(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(longest) > 0 ? longest : doubled;
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Duration.ofNanos((long) (bounded.toNanos() * factor));
    }
}
