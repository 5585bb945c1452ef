// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.waiting;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReportJson;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.feed.agent.AgentClaims;
import org.consentry.server.feed.agent.RegisteredAgent;

/** Takes what agents tell of what waits there. It takes all of it or nothing. */
@Path("waiting")
@Dependent
public class WaitingResource {
    /** Some 400 bytes for each of 10,000 scans. */
    private static final int LIMIT_BYTES = 8 * 1024 * 1024;

    private final WaitingIntake intake;
    private final AgentClaims claims;

    /** Takes its collaborators. */
    @Inject
    public WaitingResource(WaitingIntake intake, AgentClaims claims) {
        this.intake = intake;
        this.claims = claims;
    }

    /** Takes it. Answers with 409 if the agent must look again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response told(InputStream body, @Context HttpServletRequest request) {
        try {
            WaitingReport report = WaitingReportJson.read(Bodies.text(body, "what waits", LIMIT_BYTES));
            return claims.refusal(RegisteredAgent.of(request), report.agent())
                    .orElseGet(() -> Response.status(intake.take(report) ? Status.NO_CONTENT : Status.CONFLICT)
                            .build());
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}
