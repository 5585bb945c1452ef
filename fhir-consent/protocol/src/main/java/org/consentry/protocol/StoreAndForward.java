// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How scans wait on a route until the recipient takes them. Without both hours they may leave at any time.
 *
 * @param from the hour from which on they may leave, where the agent is; null with {@code until}
 * @param until the hour from which on they may not; before {@code from} if the night lies between
 * @param kilobytesPerSecond how much of the line they may use, in 1000 bytes, at least 10, or 0 for all of it
 * @param days how many days they wait at most, 1 to {@value #MOST_DAYS}; then they are destroyed
 * @param studyRestSeconds for how long nothing more of a study came before it counts as complete and leaves, up to
 *     {@value #MOST_REST}; 0 if each object leaves by itself
 */
public record StoreAndForward(
        @Nullable LocalTime from, @Nullable LocalTime until, int kilobytesPerSecond, int days, int studyRestSeconds) {

    /** The longest rest of a study: a day. */
    public static final int MOST_REST = 86_400;

    /** The most days that scans may wait. */
    public static final int MOST_DAYS = 90;

    /** How many days scans wait at most where the route says nothing. */
    public static final int USUAL_DAYS = 30;

    /** The most that a limit may say: 10 GB a second. */
    public static final int MOST_KILOBYTES = 10_000_000;

    /** The least that a limit may say: with less, recipients take the silence between two pieces for a loss. */
    public static final int LEAST_KILOBYTES = 10;

    /** At any hour, as fast as the recipient takes it. */
    public static final StoreAndForward ANY_TIME = new StoreAndForward(null, null, 0);

    /** For the usual number of days. */
    public StoreAndForward(@Nullable LocalTime from, @Nullable LocalTime until, int kilobytesPerSecond) {
        this(from, until, kilobytesPerSecond, USUAL_DAYS);
    }

    /** Each object leaves by itself. */
    public StoreAndForward(@Nullable LocalTime from, @Nullable LocalTime until, int kilobytesPerSecond, int days) {
        this(from, until, kilobytesPerSecond, days, 0);
    }

    public StoreAndForward {
        if ((from == null) != (until == null) || (from != null && from.equals(until))) {
            throw new IllegalArgumentException("expected two different hours or none");
        }
        boolean limited = kilobytesPerSecond != 0;
        if (limited && (kilobytesPerSecond < LEAST_KILOBYTES || kilobytesPerSecond > MOST_KILOBYTES)) {
            throw new IllegalArgumentException("expected 0, or " + LEAST_KILOBYTES + " to " + MOST_KILOBYTES
                    + " kilobytes a second, found " + kilobytesPerSecond);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_DAYS + " days, found " + days);
        }
        if (studyRestSeconds < 0 || studyRestSeconds > MOST_REST) {
            throw new IllegalArgumentException(
                    "expected up to " + MOST_REST + " seconds of rest, found " + studyRestSeconds);
        }
    }

    /** The same, where a study leaves once nothing more of it came for so many seconds. */
    public StoreAndForward resting(int seconds) {
        return new StoreAndForward(from, until, kilobytesPerSecond, days, seconds);
    }

    /** For how long nothing more of a study comes until it is complete; empty if each object leaves by itself. */
    public Optional<Duration> studyRest() {
        return studyRestSeconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(studyRestSeconds));
    }

    /** Whether scans may leave at that hour. */
    public boolean isOpen(LocalTime hour) {
        LocalTime opens = from;
        LocalTime closes = until;
        if (opens == null || closes == null) {
            return true;
        }
        boolean began = !hour.isBefore(opens);
        boolean ended = !hour.isBefore(closes);
        return opens.isBefore(closes) ? began && !ended : began || !ended;
    }
}
