// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.consentry.server.access.answer.OutcomeWriter;

/** Refuses a write that the caller's role or scopes do not allow, before the body is read, unpacked or parsed. */
public class RoleFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Entitlements.Refusal> refusal = DoorFilter.isRead(request) || isBulk(request)
                ? Optional.empty()
                : Entitlements.refusal(
                        known(request),
                        "PUT".equals(request.getMethod()),
                        Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal.get().scope()) {
            response.setHeader("WWW-Authenticate", ScopeRules.INSUFFICIENT);
        }
        OutcomeWriter.send(
                response,
                HttpServletResponse.SC_FORBIDDEN,
                "forbidden",
                refusal.get().text());
    }

    /** The caller, as {@link CallerFilter} found out before. */
    public static Caller known(HttpServletRequest request) {
        return request.getAttribute(Callers.ATTRIBUTE) instanceof Caller caller ? caller : Caller.anonymous();
    }

    /** Whether this is the bulk door, which has methods and rules of its own. */
    private static boolean isBulk(HttpServletRequest request) {
        return request.getServletPath().contains(DoorFilter.BULK);
    }
}
