// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.Refusals;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.replica.ReplicaView;

/**
 * Says which program may use which route over DICOMweb. Safe for every thread.
 *
 * @param replica has the routes
 * @param refusals hears of programs that are turned away
 */
public record RouteAccess(Replica replica, Refusals refusals) {
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 503;

    /**
     * The route that this program may use.
     *
     * @param client the client that its token names; empty if it names none
     * @param from where it calls from
     * @throws RefusedBodyException if it may not, or nobody knows yet
     */
    public ExportRoute route(String called, Optional<String> client, InetAddress from) {
        ReplicaView view = replica.view();
        Optional<ExportRoute> route = view.route(called);
        if (route.isEmpty() && view.mode() == ReplicaView.Mode.RELOADING) {
            throw new RefusedBodyException(BUSY, "the agent is not ready; try again later");
        }
        Optional<ExportRoute> allowed = route.filter(
                found -> client.filter(found.route().clients()::contains).isPresent());
        if (allowed.isEmpty() && mayUseOneOf(view.sharing(called), client)) {
            throw new RefusedBodyException(
                    FORBIDDEN, "expected a route of its own; what several routes share is for C-STORE only");
        }
        if (allowed.isEmpty()) {
            refusals.turnedAway("unknown-client", from, client.orElse("") + "/" + called);
            throw new RefusedBodyException(FORBIDDEN, "expected a route that the register lets this client use");
        }
        return allowed.get();
    }

    private static boolean mayUseOneOf(List<ExportRoute> sharing, Optional<String> client) {
        return sharing.stream()
                .anyMatch(found ->
                        client.filter(found.route().clients()::contains).isPresent());
    }
}
