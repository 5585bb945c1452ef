// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;
import org.consentry.server.access.answer.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Lets only the registered client speak for an agent. It stands behind {@code AgentRules}, before every door of agents.
 * It checks an agent named in the query. The door that reads a body checks an agent named there, against
 * {@link RegisteredAgent#of}.
 */
@Priority(Priorities.AUTHORIZATION + 1)
@Dependent
public class RegisterFilter implements ContainerRequestFilter {
    private static final int LONGEST_CLIENT = 255;

    private final AgentDoorStore register;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public RegisterFilter(AgentDoorStore register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String client = Presented.of(request.getProperty(Presented.ATTRIBUTE))
                .token()
                .map(BearerToken::clientName)
                .orElse("unknown");
        Optional<RegisteredAgent> agent = register.of(client);
        Optional<AgentRefusal> refusal = agent.isPresent()
                ? refusal(agent.get(), request.getUriInfo().getQueryParameters())
                : Optional.of(AgentRefusal.UNKNOWN_CLIENT);
        if (refusal.isPresent()) {
            register.refused(
                    client.substring(0, Math.min(client.length(), LONGEST_CLIENT)), refusal.get(), clock.instant());
            request.abortWith(
                    Problem.response(Status.FORBIDDEN, refusal.get().text()).build());
            return;
        }
        request.setProperty(RegisteredAgent.ATTRIBUTE, agent.orElseThrow());
    }

    private static Optional<AgentRefusal> refusal(RegisteredAgent agent, MultivaluedMap<String, String> query) {
        if (!onlyNames(query.get("agent"), agent.id())) {
            return Optional.of(AgentRefusal.OTHER_AGENT);
        }
        return onlyNames(query.get("site"), agent.site()) ? Optional.empty() : Optional.of(AgentRefusal.OTHER_SITE);
    }

    /** Whether all values name the expected one. A blank or missing value names nobody; the door says what it needs. */
    private static boolean onlyNames(@Nullable List<String> values, String expected) {
        return values == null || values.stream().allMatch(value -> value.isBlank() || value.equals(expected));
    }
}
