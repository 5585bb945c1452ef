// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.consentry.server.access.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Nobody but export systems passes the door for questions. The container has checked the token itself before. */
@Priority(Priorities.AUTHORIZATION)
public class DecisionRules implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            request.abortWith(Problem.response(Status.UNAUTHORIZED, "A valid bearer token is needed")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"consentry\"")
                    .build());
            return;
        }
        Set<String> groups = token.getGroups();
        if (groups == null || !groups.contains("export-system")) {
            request.abortWith(Problem.response(Status.FORBIDDEN, "Expected the role export-system")
                    .build());
        }
    }
}
