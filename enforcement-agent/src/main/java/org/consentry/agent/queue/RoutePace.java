// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.Optional;
import java.util.OptionalLong;

/** When a route may be tried: one way at a time, and not while it pauses. For many threads. */
final class RoutePace {
    /** Pause of a route on which nothing may leave now, or nothing is due. */
    private static final long IDLE_NANOS = 1_000_000_000L;

    private final BackOff backOff;
    private boolean busy;
    private int failures;
    private boolean pauses;
    private long until;
    private String why = "";

    RoutePace(BackOff backOff) {
        this.backOff = backOff;
    }

    synchronized boolean begin(long now) {
        if (busy || (pauses && until - now > 0)) {
            return false;
        }
        busy = true;
        return true;
    }

    /**
     * Ends a try.
     *
     * @param reason why it pauses, if it does
     */
    synchronized void end(RouteRun.Ending ending, long now, String reason) {
        busy = false;
        why = reason;
        failures = ending == RouteRun.Ending.PAUSED ? failures + 1 : 0;
        pauses = ending != RouteRun.Ending.SERVED;
        until = now + (failures == 0 ? IDLE_NANOS : backOff.after(failures).toNanos());
    }

    /** Forgets the pause. */
    synchronized void hurry() {
        failures = 0;
        pauses = false;
    }

    /** Why it pauses since its recipient is away or busy; empty if it does not. */
    synchronized Optional<String> pausedFor(long now) {
        return pausedUntil(now).isPresent() ? Optional.of(why) : Optional.empty();
    }

    /** Until when the route pauses since its recipient is away or busy; empty if it does not. */
    synchronized OptionalLong pausedUntil(long now) {
        return pauses && failures > 0 && until - now > 0 ? OptionalLong.of(until) : OptionalLong.empty();
    }
}
