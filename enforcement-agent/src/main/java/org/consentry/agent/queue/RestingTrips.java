// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.consentry.agent.replica.ExportRoute;

/**
 * Ways to recipients that stay open for a while after they carried something: one for a route at most. What rests holds
 * no object and no decision. Safe for many threads.
 */
final class RestingTrips {
    private final long longest;
    private final LongSupplier ticks;
    private final Map<String, Rest> resting = new HashMap<>();
    private boolean ended;

    /** One that rests, and since when in ticks. */
    private record Rest(OpenTrip trip, long since) {}

    /**
     * Nothing rests yet.
     *
     * @param longest how long one rests; zero for not at all
     * @param ticks nanoseconds that run forward
     */
    RestingTrips(Duration longest, LongSupplier ticks) {
        this.longest = longest.toNanos();
        this.ticks = ticks;
    }

    /**
     * The way of that route that rests if it is good for these, else a new one.
     *
     * @throws RecipientAwayException if the recipient cannot be reached
     */
    OpenTrip open(ExportRoute route, List<Kind> kinds, Courier courier) {
        Optional<Rest> rest = taken(route.route().calledAe());
        if (rest.isPresent()) {
            OpenTrip trip = rest.get().trip();
            if (!isOver(rest.get()) && trip.fits(route, kinds) && trip.isUsable()) {
                return trip.awake();
            }
            trip.end();
        }
        return new OpenTrip(courier.open(route.route().place(), kinds), route, this);
    }

    /** Lets one rest; false if it may not. One of the same route that rests already goes first. */
    synchronized boolean keep(OpenTrip trip) {
        String calledAe = trip.route().route().calledAe();
        if (ended || longest == 0 || resting.containsKey(calledAe)) {
            return false;
        }
        resting.put(calledAe, new Rest(trip, ticks.getAsLong()));
        return true;
    }

    /**
     * Takes out those that rested long enough, those whose recipient hung up, and those of routes that the register has
     * no more as it had them. Their ends are the caller's.
     */
    synchronized List<OpenTrip> over(Function<String, Optional<ExportRoute>> register) {
        List<OpenTrip> over = new ArrayList<>();
        for (Iterator<Map.Entry<String, Rest>> each = resting.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Rest> next = each.next();
            OpenTrip trip = next.getValue().trip();
            boolean same =
                    register.apply(next.getKey()).filter(trip.route()::equals).isPresent();
            if (!same || isOver(next.getValue()) || !trip.isUsable()) {
                each.remove();
                over.add(trip);
            }
        }
        return over;
    }

    /** Takes out all; from now on none rests. */
    synchronized List<OpenTrip> stopped() {
        ended = true;
        List<OpenTrip> all = resting.values().stream().map(Rest::trip).toList();
        resting.clear();
        return all;
    }

    private synchronized Optional<Rest> taken(String calledAe) {
        return Optional.ofNullable(resting.remove(calledAe));
    }

    private boolean isOver(Rest rest) {
        return ticks.getAsLong() - rest.since() >= longest;
    }
}
