// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.Trial;
import org.consentry.agent.shadow.ShadowJson;
import org.consentry.agent.shadow.ShadowTallies;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.MalformedMessageException;

/**
 * What routes would do: the counts of those on trial, and one scan tried on any route. The role is checked in front.
 */
@Path("/routes/v1")
@Dependent
@Produces(QueueResource.JSON)
public class RouteResource {
    private static final Logger LOG = System.getLogger(RouteResource.class.getName());
    private static final String WHY = "tried what the route would do";

    private final ShadowTallies shadow;
    private final Trial trial;
    private final QueueOperator operator;

    /** Tells of these counts, and tries scans by this. */
    @Inject
    public RouteResource(ShadowTallies shadow, Trial trial, QueueOperator operator) {
        this.shadow = shadow;
        this.trial = trial;
        this.operator = operator;
    }

    /** The counts of routes on trial. */
    @GET
    @Path("/shadow")
    public String shadow() {
        return ShadowJson.write(shadow.all());
    }

    /** Tries a DICOM file, read up to its pixel data. Nothing of it is kept; the audit trail says who tried. */
    @POST
    @Path("/{route}/trial")
    @Consumes("application/dicom")
    public String tried(@PathParam("route") String route, InputStream file) throws IOException {
        try {
            String answer = trial.of(route, file, operator.act(HandAct.Kind.TRY, WHY))
                    .map(TrialJson::write)
                    .orElseThrow(() -> new NotFoundException("no route is called so"));
            LOG.log(Level.INFO, "{0} tried a scan on the route {1}", operator.account(), route);
            return answer;
        } catch (MalformedDatasetException e) {
            throw new MalformedMessageException(String.valueOf(e.getMessage()));
        }
    }
}
