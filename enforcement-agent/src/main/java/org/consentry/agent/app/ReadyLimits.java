// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.time.Duration;

/**
 * The limits beyond which the agent says that it is not ready.
 *
 * @param leastRoom bytes that must be free where the data folder is
 * @param longestWait how long reports may wait without the server taking any
 */
public record ReadyLimits(long leastRoom, Duration longestWait) {
    private static final long MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 1 << 20;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** 256 MB and 15 minutes. */
    static final ReadyLimits USUAL = new ReadyLimits(256 * MEGABYTE, Duration.ofMinutes(15));

    static ReadyLimits read(SettingsReader from) {
        return new ReadyLimits(
                from.optional("least-room-megabytes", "a number from 0 to 1048576", ReadyLimits::room, USUAL.leastRoom),
                from.optional("longest-wait", "a duration from PT1M to PT24H", ReadyLimits::wait, USUAL.longestWait));
    }

    private static long room(String text) {
        int megabytes = Integer.parseInt(text);
        if (megabytes < 0 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException("out of range");
        }
        return megabytes * MEGABYTE;
    }

    private static Duration wait(String text) {
        Duration duration = Duration.parse(text);
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("out of range");
        }
        return duration;
    }
}
