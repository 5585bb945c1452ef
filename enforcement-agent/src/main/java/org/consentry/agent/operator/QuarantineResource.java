// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.consentry.agent.quarantine.Quarantine;

/** What was refused to senders that cannot live with a refusal, and why. The role is checked in front. */
@Path("/quarantine/v1")
@Dependent
@Produces(QueueResource.JSON)
public class QuarantineResource {
    private final Quarantine quarantine;

    /** Lists this quarantine. */
    @Inject
    public QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Counts what is kept of each route. */
    @GET
    @Path("/routes")
    public String routes() {
        return QuarantineJson.routes(quarantine.counts(), quarantine.damaged());
    }

    /** Lists what is kept of a route, the oldest first. */
    @GET
    @Path("/routes/{route}/images")
    public String images(
            @PathParam("route") String route,
            @QueryParam("skip") @DefaultValue("0") String skip,
            @QueryParam("limit") @DefaultValue(Paging.USUAL) String limit) {
        return QuarantineJson.images(route, quarantine.on(route, Paging.skip(skip), Paging.limit(limit)));
    }
}
