// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.consentry.policy.Regime;
import org.consentry.protocol.Json;
import org.consentry.protocol.RegimeJson;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;

/** Shows staff the regimes of this hospital, as a file of each would say it. */
@Path("regimes")
@Produces(MediaType.APPLICATION_JSON)
@Dependent
public class RegimesResource {
    private final Regimes regimes;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RegimesResource(Regimes regimes, InstantSource clock) {
        this.regimes = regimes;
        this.clock = clock;
    }

    /** All versions of all of them, and which are in force for a patient without a known place. */
    @GET
    public String all(@Context HttpServletRequest request) {
        var _ = Callers.staff(request, Duty.OVERVIEWS);
        List<String> inForce =
                Arrays.asList(regimes.inForce(clock.instant()).citation().split(" ", -1));
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Regime regime : regimes.all().all()) {
            all.add(Json.createObjectBuilder()
                    .add("id", regime.id())
                    .add("version", regime.version())
                    .add("inForce", inForce.contains(regime.citation()))
                    .add("rules", RegimeJson.write(regime)));
        }
        return Json.createObjectBuilder().add("regimes", all).build().toString();
    }
}
