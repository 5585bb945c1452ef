// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.access.limit.Bodies;
import org.consentry.server.feed.agent.AgentRegisterStore.Proposal;
import org.consentry.server.feed.agent.RegisterChange.Step;
import org.jspecify.annotations.Nullable;

/** Serves the register of agents to staff. One login proposes a change, another one approves it. */
@Path("agents")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Dependent
public class AgentRegisterResource {
    private static final int LIMIT_BYTES = 16 * 1024;

    private final AgentRegisterStore register;
    private final RegisterRecorder recorder;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public AgentRegisterResource(AgentRegisterStore register, RegisterRecorder recorder, InstantSource clock) {
        this.register = register;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Agents on the register, open proposals, and refused callers. */
    @GET
    public String all(@Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.REGISTER);
        return "{\"agents\":" + register.registered() + ",\"proposals\":" + register.proposed(login) + ",\"refusals\":"
                + register.refused() + "}";
    }

    /** Proposes an agent with its client and site, or without both to end it. */
    @POST
    @Path("proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response propose(InputStream body, @Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.DRAFTS);
        JsonObject said = read(body);
        String agent = said.getString("agent", "");
        RegisteredAgent wanted = wanted(agent, said);
        register.lock();
        if (register.isProposed(agent)) {
            throw new Problem(Status.CONFLICT, "Expected no open proposal for this agent, found one; decide it first");
        }
        if (wanted == null && !register.isRegistered(agent)) {
            throw new Problem(Status.CONFLICT, "Expected an agent on the register to end, found none");
        }
        refuseTaken(wanted);
        long id = register.propose(agent, wanted, login, clock.instant());
        recorder.changed(Callers.of(request), new RegisterChange(Step.PROPOSED, Optional.of(id), agent, wanted));
        return Response.status(Status.CREATED).entity("{\"id\":" + id + "}").build();
    }

    /** Approves another login's proposal, which takes effect at once. */
    @POST
    @Path("proposals/{id}/approval")
    public void approve(@PathParam("id") long id, @Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.APPROVALS);
        register.lock();
        Proposal proposal = open(id);
        if (proposal.by().subject().equals(login.subject())) {
            throw new Problem(Status.FORBIDDEN, "Expected another login than the one that proposed, found the same");
        }
        refuseTaken(proposal.wanted());
        register.decide(proposal, true, login, clock.instant());
        recorder.changed(Callers.of(request), change(Step.CONFIRMED, proposal));
    }

    /** Rejects a proposal. The login that made it may do so, too; who only drafts, no other. */
    @POST
    @Path("proposals/{id}/rejection")
    public void reject(@PathParam("id") long id, @Context HttpServletRequest request) {
        Login login = Callers.login(request, Duty.DRAFTS, Duty.APPROVALS);
        register.lock();
        Proposal proposal = open(id);
        if (!Callers.of(request).may(Duty.APPROVALS) && !proposal.by().subject().equals(login.subject())) {
            throw new Problem(Status.FORBIDDEN, "Expected the login that proposed, found another");
        }
        register.decide(proposal, false, login, clock.instant());
        recorder.changed(Callers.of(request), change(Step.DROPPED, proposal));
    }

    private static RegisterChange change(Step step, Proposal proposal) {
        return new RegisterChange(step, Optional.of(proposal.id()), proposal.agent(), proposal.wanted());
    }

    private Proposal open(long id) {
        return register.open(id)
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected an open proposal, found none"));
    }

    private void refuseTaken(@Nullable RegisteredAgent wanted) {
        if (wanted != null && register.isTaken(wanted)) {
            throw new Problem(Status.CONFLICT, "Expected a client that no other agent has, found one in use");
        }
    }

    private static JsonObject read(InputStream body) {
        try {
            return StrictJson.object(Bodies.text(body, "a proposal", LIMIT_BYTES), "proposal");
        } catch (MalformedMessageException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }

    private static @Nullable RegisteredAgent wanted(String agent, JsonObject said) {
        boolean ends = !said.containsKey("client") && !said.containsKey("site");
        try {
            return ends ? null : new RegisteredAgent(agent, said.getString("client", ""), said.getString("site", ""));
        } catch (IllegalArgumentException wrong) {
            throw new Problem(Status.BAD_REQUEST, wrong);
        }
    }
}
