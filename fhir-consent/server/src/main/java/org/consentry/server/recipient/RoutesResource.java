// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;

/** Shows staff all ways out, what waits on them, and what became of what was asked for lately. */
@Path("routes")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class RoutesResource {
    private final RouteOverview overview;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RoutesResource(RouteOverview overview, InstantSource clock) {
        this.overview = overview;
        this.clock = clock;
    }

    /** All of them, by recipient. It names no patient, so it needs no reason. */
    @GET
    @Transactional
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.REGISTER);
        return overview.at(clock.instant()).toString();
    }
}
