// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;

/**
 * The limits of the queue.
 *
 * @param leastRoom bytes of the disk that it leaves free
 * @param tries how often an object is offered to a recipient that refuses it, before a person must look
 * @param longestPause the longest pause between two tries of a route or an object
 * @param lateAfter how old an object may be before the queue counts as late
 * @param rest how long an association stays open for what comes next; zero for not at all
 */
public record QueueLimits(long leastRoom, int tries, Duration longestPause, Duration lateAfter, Duration rest) {
    /** How many objects wait at most. */
    public static final int MOST = 100_000;

    /** 1 GiB, 5 tries, 2 minutes, half an hour, and 5 seconds. */
    public static final QueueLimits USUAL =
            new QueueLimits(1L << 30, 5, Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofSeconds(5));
}
