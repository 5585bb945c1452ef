// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.policy.Regime;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.RegimeJson;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.Duty;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;

/** The door for staff who want to know what a regime would change before it is put in force. */
@Path("simulations")
@Dependent
public class SimulationResource {
    private static final int LIMIT_BYTES = 1 << 20;
    private static final int MOST = 200;

    private final Simulation simulation;
    private final LookRecorder looks;
    private final InstantSource clock;
    private final ClosedRecords closed;

    /** Takes its collaborators. */
    @Inject
    public SimulationResource(Simulation simulation, LookRecorder looks, InstantSource clock, ClosedRecords closed) {
        this.simulation = simulation;
        this.looks = looks;
        this.clock = clock;
        this.closed = closed;
    }

    /**
     * Simulates the regime in the body. Each patient who is listed has been looked at, and reads so.
     *
     * @param after {@code next} of the page before; blank to begin
     * @param limit about how many changes to list, at most 200; 0 to count them and list nobody
     * @param scans how many scans to look at, at most 1000
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public String simulate(
            InputStream body,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("scans") @DefaultValue("1000") int scans,
            @Context HttpServletRequest request) {
        Caller caller = Callers.of(request);
        if (!caller.may(Duty.OFFICE)) {
            throw new Problem(Status.FORBIDDEN, "Expected the role privacy-officer");
        }
        if (caller.reason() == null) {
            throw new Problem(
                    Status.FORBIDDEN,
                    "Expected the header " + Caller.REASON_HEADER + " with 5 to 200 characters, found none");
        }
        Instant now = clock.instant();
        Regime regime = read(body);
        Instant asOf = Optional.ofNullable(regime.reach().from())
                .filter(from -> from.isAfter(now))
                .orElse(now);
        Simulation.Question question = new Simulation.Question(
                regime, asOf, after, Math.clamp(scans, 1, Simulation.SCANS), Math.clamp(limit, 0, MOST));
        Simulation.Found all = simulation.run(question, now);
        Simulation.Found found = all.without(closed.among(Callers.subject(request), all.patients()));
        found.patients().forEach(patient -> looks.looked(caller, patient, "Patient/" + patient, true));
        return found.json().toString();
    }

    private static Regime read(InputStream body) {
        try {
            return RegimeJson.read(StrictJson.object(Bodies.text(body, "a regime", LIMIT_BYTES), "regime"));
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}
