// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * Refuses FHIR requests without a good token with 401. The capability statement, the SMART configuration, the public
 * register with its counts, and public notices need no token.
 */
public class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PUBLIC =
            Pattern.compile("/(metadata|\\$notices|Organization/[A-Za-z0-9.-]{1,64}/\\$shared"
                    + "|(Organization|OrganizationAffiliation|Device)(/[A-Za-z0-9.-]{1,64})?)/?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller = Callers.of(request);
        if (caller.kind() == Caller.Kind.ANONYMOUS && !isPublic(request)) {
            response.setHeader(
                    "WWW-Authenticate", TokenFilter.presented(request).challenge());
            OutcomeWriter.send(
                    response, HttpServletResponse.SC_UNAUTHORIZED, "login", "A valid bearer token is needed");
            return;
        }
        request.setAttribute(Callers.ATTRIBUTE, caller);
        chain.doFilter(request, response);
    }

    private static boolean isPublic(HttpServletRequest request) {
        String path = request.getPathInfo();
        if (request.getServletPath().endsWith("/.well-known/smart-configuration")) {
            return true;
        }
        return DoorFilter.isRead(request)
                && path != null
                && PUBLIC.matcher(path).matches();
    }
}
