// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.protocol.JournalLink;
import org.consentry.protocol.JournalLinkJson;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.feed.agent.AgentClaims;
import org.consentry.server.feed.agent.RegisteredAgent;

/** Notes links of agents' journals. It refuses none: what went back is to be seen by staff, not lost. */
@Path("journal")
@Dependent
public class JournalResource {
    private static final int LIMIT_BYTES = 1024;

    private final JournalStore store;
    private final AgentClaims claims;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public JournalResource(JournalStore store, AgentClaims claims, InstantSource clock) {
        this.store = store;
        this.claims = claims;
        this.clock = clock;
    }

    /** Notes a link. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response note(InputStream body, @Context HttpServletRequest request) {
        try {
            JournalLink link = JournalLinkJson.read(Bodies.text(body, "a link", LIMIT_BYTES));
            return claims.refusal(RegisteredAgent.of(request), link.agent()).orElseGet(() -> {
                store.note(link, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                return Response.noContent().build();
            });
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }
}
