// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.token.BearerToken;
import org.jspecify.annotations.Nullable;

/** Nobody without one role passes a door. {@link TokenFilter} has checked the token itself before. */
@Priority(Priorities.AUTHORIZATION)
public class RoleRules implements ContainerRequestFilter {
    private final String role;

    /** Lets this role pass. */
    protected RoleRules(String role) {
        this.role = role;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(request::getProperty).ifPresent(request::abortWith);
    }

    /**
     * Why a caller may not pass; empty for one who may.
     *
     * @param attribute gives the request's attributes by name, null where it has none
     */
    public Optional<Response> refusal(Function<String, @Nullable Object> attribute) {
        if (!(attribute.apply(BearerToken.class.getName()) instanceof BearerToken token)) {
            return Optional.of(Problem.response(Status.UNAUTHORIZED, "A valid bearer token is needed")
                    .header(HttpHeaders.WWW_AUTHENTICATE, TokenFilter.challenge(attribute))
                    .build());
        }
        return token.roles().contains(role)
                ? Optional.empty()
                : Optional.of(Problem.response(Status.FORBIDDEN, "Expected the role " + role)
                        .build());
    }
}
