// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.consentry.protocol.token.Allowance;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.Presented;

/**
 * Stands in front of a door: nobody passes but who has the role of the door, its parameter {@code role}, and no packed
 * body, whose limit nobody could count. Who asks more in a minute than {@code calls-a-minute} is refused with 429. What
 * the token says goes on with the request.
 */
public class AgentDoorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;

    @Inject
    private transient BearerTokens tokens;

    @Inject
    private transient Allowance allowance;

    @Inject
    private transient SecurityLog security;

    /** For the container, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public AgentDoorFilter() {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String role = getFilterConfig().getInitParameter("role");
        Presented presented = tokens.presented(Collections.list(request.getHeaders("Authorization")));
        Optional<BearerToken> token = presented.token();
        if (token.isEmpty()) {
            security.refused(HttpServletResponse.SC_UNAUTHORIZED, token, request.getRemoteAddr());
            response.setHeader("WWW-Authenticate", presented.challenge());
            Problems.write(response, HttpServletResponse.SC_UNAUTHORIZED, "a valid bearer token is needed");
        } else if (!token.get().roles().contains(role)) {
            security.refused(HttpServletResponse.SC_FORBIDDEN, token, request.getRemoteAddr());
            Problems.write(response, HttpServletResponse.SC_FORBIDDEN, "expected the role " + role);
        } else if (isPacked(request)) {
            response.setHeader("Accept-Encoding", "identity");
            Problems.write(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "expected a body without Content-Encoding");
        } else {
            counted(presented, token.get(), request, response, chain);
        }
    }

    private void counted(
            Presented presented,
            BearerToken token,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        Duration wait = allowance.take(token.subject() + " " + token.clientName());
        if (wait.isZero()) {
            request.setAttribute(Presented.ATTRIBUTE, presented);
            chain.doFilter(request, response);
            return;
        }
        security.refused(TOO_MANY, Optional.of(token), request.getRemoteAddr());
        response.setHeader(
                "Retry-After", Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
        Problems.write(response, TOO_MANY, "expected fewer calls of this client in a minute");
    }

    private static boolean isPacked(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .anyMatch(value -> !value.strip().equalsIgnoreCase("identity"));
    }
}
