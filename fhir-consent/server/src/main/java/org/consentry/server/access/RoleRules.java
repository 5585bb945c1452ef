// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.consentry.protocol.token.BearerToken;

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
        if (!(request.getProperty(BearerToken.class.getName()) instanceof BearerToken token)) {
            request.abortWith(Problem.response(Status.UNAUTHORIZED, "A valid bearer token is needed")
                    .header(HttpHeaders.WWW_AUTHENTICATE, TokenFilter.challenge(request::getProperty))
                    .build());
            return;
        }
        if (!token.roles().contains(role)) {
            request.abortWith(Problem.response(Status.FORBIDDEN, "Expected the role " + role)
                    .build());
        }
    }
}
