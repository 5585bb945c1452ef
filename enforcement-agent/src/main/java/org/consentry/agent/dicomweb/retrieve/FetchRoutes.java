// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.net.InetAddress;
import java.util.Optional;
import org.consentry.agent.dicom.Refusals;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.transit.RouteAccess;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.Replica;
import org.consentry.protocol.Route;

/**
 * Says on which routes may be fetched and searched. Safe for every thread.
 *
 * @param replica has the routes
 * @param refusals hears of programs that are turned away
 */
public record FetchRoutes(Replica replica, Refusals refusals) {
    private static final int FORBIDDEN = 403;

    /**
     * The route on which this program may fetch.
     *
     * @param client the client that its token names; empty if it names none
     * @param from where it calls from
     * @throws RefusedBodyException if it may not, or nobody knows yet
     */
    public ExportRoute route(String called, Optional<String> client, InetAddress from) {
        ExportRoute route = new RouteAccess(replica, refusals).route(called, client, from);
        if (!route.route().isFetched()) {
            refusals.turnedAway("not-fetched", from, client.orElse("") + "/" + called);
            throw new RefusedBodyException(FORBIDDEN, "expected a route on which the register lets scans be fetched");
        }
        if (route.route().waiting() != null) {
            throw new RefusedBodyException(FORBIDDEN, "expected another route; on this one scans wait");
        }
        if (route.route().state() == Route.State.SHADOW) {
            throw new RefusedBodyException(FORBIDDEN, "expected an open route; on one on trial nothing can be fetched");
        }
        return route;
    }

    /** Whether the route as it is now lets this program fetch. */
    public static boolean isOpenFor(Route now, String client) {
        return now.isFetched() && now.waiting() == null && now.clients().contains(client);
    }
}
