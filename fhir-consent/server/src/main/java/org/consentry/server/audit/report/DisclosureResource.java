// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.feed.agent.AgentClaims;
import org.consentry.server.feed.agent.RegisteredAgent;

/** Takes agents' reports of releases and refusals. It takes a batch whole or not at all. */
@Path("disclosures")
@Dependent
public class DisclosureResource {
    private static final int LIMIT_BYTES = 4 * 1024 * 1024;

    private final ReportIntake intake;
    private final AgentClaims claims;

    /** Takes its collaborators. */
    @Inject
    public DisclosureResource(ReportIntake intake, AgentClaims claims) {
        this.intake = intake;
        this.claims = claims;
    }

    /** Takes a batch, which may be empty. Answers with the sequence up to which no report is missing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public Response report(InputStream body, @Context HttpServletRequest request) {
        String text = Bodies.text(body, "a batch", LIMIT_BYTES);
        try {
            DisclosureReportJson.Batch batch = DisclosureReportJson.readBatch(text);
            RegisteredAgent caller = RegisteredAgent.of(request);
            return claims.refusal(caller, batch.agent()).orElseGet(() -> taken(intake.take(batch, caller)));
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        } catch (ReportConflictException other) {
            throw new Problem(Status.CONFLICT, other);
        }
    }

    private static Response taken(long acknowledged) {
        return Response.ok(Json.createObjectBuilder()
                        .add("acknowledged", acknowledged)
                        .build()
                        .toString())
                .build();
    }
}
