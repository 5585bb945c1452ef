// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consentry.agent.replica.ExportRoute;

/**
 * A way to the recipient of a route that carries what is due, and may then rest for what comes next. For one thread.
 */
final class OpenTrip implements AutoCloseable {
    /**
     * How many objects one way carries at most, so that a recipient that works at the end of one is not kept waiting.
     */
    static final int MOST_CARRIED = 500;

    private final Courier.Trip trip;
    private final ExportRoute route;
    private final RestingTrips home;
    private int carried;
    private boolean untried;
    private boolean mayRest;

    OpenTrip(Courier.Trip trip, ExportRoute route, RestingTrips home) {
        this.trip = trip;
        this.route = route;
        this.home = home;
    }

    /** Whether it leads where the route leads, as the register has it now, and takes all of these. */
    boolean fits(ExportRoute now, List<Kind> kinds) {
        return route.equals(now) && kinds.stream().allMatch(trip::takes);
    }

    /** The route, as the register had it when the way was opened. */
    ExportRoute route() {
        return route;
    }

    /** Whether the recipient takes things of that kind. */
    boolean takes(Kind kind) {
        return trip.takes(kind);
    }

    /** Whether it is open and its recipient has said nothing unasked. */
    boolean isUsable() {
        return trip.isUsable();
    }

    /**
     * Whether it has rested, and the recipient has answered nothing since: it may be dead without anybody's knowing.
     */
    boolean isUntried() {
        return untried;
    }

    /** Delivers, as {@link Courier.Trip#deliver} does. */
    Courier.Receipt deliver(WaitingFacts facts, InputStream dataset) throws IOException {
        carried++;
        Courier.Receipt receipt = trip.deliver(facts, dataset);
        untried = false;
        return receipt;
    }

    /** Nothing is wrong with it: closed, it rests. */
    void served() {
        mayRest = true;
    }

    /** Begins to carry again. */
    OpenTrip awake() {
        untried = true;
        mayRest = false;
        return this;
    }

    /** Ends it for good, with a word to the recipient. */
    void end() {
        trip.close();
    }

    /** Lets it rest if it may, else ends it. */
    @Override
    public void close() {
        if (!mayRest || carried + RouteRun.MOST > MOST_CARRIED || !isUsable() || !home.keep(this)) {
            end();
        }
    }
}
