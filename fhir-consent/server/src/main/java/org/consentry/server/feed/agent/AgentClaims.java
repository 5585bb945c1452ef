// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.server.access.answer.Problem;

/** Checks that the agent named in a body is the one that calls. */
@Singleton
public class AgentClaims {
    private final AgentDoorStore register;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public AgentClaims(AgentDoorStore register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * The refusal of a body that names another agent than the caller; empty if it names the caller. Return it as an
     * answer and do not throw it: the refusal is recorded only if the caller's transaction commits.
     */
    public Optional<Response> refusal(RegisteredAgent caller, String named) {
        if (caller.id().equals(named)) {
            return Optional.empty();
        }
        register.refused(caller.client(), AgentRefusal.OTHER_AGENT, clock.instant());
        return Optional.of(Problem.response(Status.FORBIDDEN, AgentRefusal.OTHER_AGENT.text())
                .build());
    }
}
