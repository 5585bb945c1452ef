// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.time.Duration;

/**
 * How much may be wrong before somebody has to wait, and how long.
 *
 * @param wrong the wrong try that is the first to cost a wait
 * @param forgetsOneAfter time after which one wrong try counts no longer
 * @param firstWait the wait after it; each further wrong try doubles the wait
 * @param longestWait the longest wait
 */
public record Limit(int wrong, Duration forgetsOneAfter, Duration firstWait, Duration longestWait) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);
    // The longest wait is reached before.
    private static final int MOST_DOUBLINGS = 20;

    public Limit {
        if (wrong < 1) {
            throw new IllegalArgumentException("a wrong try that costs a wait is 1 or later, found " + wrong);
        }
        require(forgetsOneAfter, LEAST, MOST);
        require(firstWait, LEAST, MOST);
        require(longestWait, firstWait, MOST);
    }

    private static void require(Duration found, Duration least, Duration most) {
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "a time from " + least + " to " + most + " was expected, found " + found);
        }
    }

    /** The wait after so many wrong tries; zero while they are fewer than {@link #wrong}. */
    Duration waitAfter(int tries) {
        if (tries < wrong) {
            return Duration.ZERO;
        }
        Duration wait = firstWait.multipliedBy(1L << Math.min(tries - wrong, MOST_DOUBLINGS));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
