// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.time.Duration;
import org.consentry.agent.queue.QueueLimits;

/** Reads the limits of the queue. */
final class QueueSettings {
    private static final long MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1 << 20;
    private static final int MOST_TRIES = 100;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofDays(7);

    private QueueSettings() {}

    static QueueLimits read(SettingsReader from) {
        QueueLimits usual = QueueLimits.USUAL;
        return new QueueLimits(
                from.optional(
                        "queue-least-room-megabytes",
                        "a number from 1 to " + MOST_MEGABYTES,
                        text -> number(text, MOST_MEGABYTES) * MEGABYTE,
                        usual.leastRoom()),
                from.optional(
                        "queue-tries",
                        "a number from 1 to " + MOST_TRIES,
                        text -> (int) number(text, MOST_TRIES),
                        usual.tries()),
                from.optional(
                        "queue-longest-pause",
                        "a duration from PT10S to PT1H",
                        text -> duration(text, SHORTEST_PAUSE, LONGEST_PAUSE),
                        usual.longestPause()),
                from.optional(
                        "queue-late-after",
                        "a duration from PT1M to PT168H",
                        text -> duration(text, SOONEST, LATEST),
                        usual.lateAfter()),
                from.optional(
                        "queue-association-rest",
                        "a duration from PT0S to PT1M",
                        text -> duration(text, Duration.ZERO, LONGEST_REST),
                        usual.rest()));
    }

    private static long number(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    private static Duration duration(String text, Duration least, Duration most) {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return duration;
    }
}
