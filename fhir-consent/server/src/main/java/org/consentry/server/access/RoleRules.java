// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.consentry.protocol.token.Presented;
import org.consentry.server.access.answer.Problem;

/**
 * Lets only callers with one certain role through a door. {@link TokenFilter} has checked the token before. Each
 * subclass sets its own {@code @Priority}: the annotation is not inherited, and a filter without one runs after all
 * that have one.
 */
public class RoleRules implements ContainerRequestFilter {
    private final String role;

    /** Lets this role pass. */
    protected RoleRules(String role) {
        this.role = role;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        refusal(Presented.of(request.getProperty(Presented.ATTRIBUTE))).ifPresent(request::abortWith);
    }

    /** Why a caller who presents this token may not pass; empty if the caller may. */
    public Optional<Response> refusal(Presented presented) {
        if (presented.token().isEmpty()) {
            return Optional.of(Problem.response(Status.UNAUTHORIZED, "A valid bearer token is needed")
                    .header(HttpHeaders.WWW_AUTHENTICATE, presented.challenge())
                    .build());
        }
        return presented.token().get().roles().contains(role)
                ? Optional.empty()
                : Optional.of(Problem.response(Status.FORBIDDEN, "Expected the role " + role)
                        .build());
    }
}
