// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.consentry.server.access.answer.Escapes;
import org.consentry.server.access.answer.HeadRequest;
import org.consentry.server.access.answer.HeadResponse;
import org.consentry.server.access.answer.OutcomeWriter;

/**
 * Knows the methods of the door. It answers OPTIONS itself, for everybody, and HEAD like GET without the body. It
 * refuses other methods with 405. It refuses an address whose escapes are not UTF-8 with 400, since the library would
 * read another address.
 */
public class DoorFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String HEAD = "HEAD";
    private static final String QUESTION = "OPTIONS";
    private static final Set<String> METHODS = Set.of("GET", HEAD, "POST", "PUT");
    private static final String ALLOW = "GET, HEAD, POST, PUT, OPTIONS";
    /** The bulk door, which has methods of its own. */
    static final String BULK = "/bulk";

    /** Whether this request only reads. */
    public static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || HEAD.equals(request.getMethod());
    }

    /** Whether this request only asks which methods there are. */
    private static boolean isQuestion(HttpServletRequest request) {
        return QUESTION.equals(request.getMethod());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (request.getRequestURI().indexOf(';') >= 0
                || !Escapes.areText(request.getRequestURI())
                || (query != null && !Escapes.areParameters(query))) {
            OutcomeWriter.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "invalid",
                    "Expected an address whose percent signs are escapes of UTF-8, without semicolons,"
                            + " and without the character NUL in a name");
            return;
        }
        if (request.getServletPath().contains(BULK)) {
            chain.doFilter(request, response);
            return;
        }
        if (isQuestion(request)) {
            response.setHeader("Allow", ALLOW);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", ALLOW);
            OutcomeWriter.send(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "not-supported",
                    "Expected one of the methods " + ALLOW + ", found another: nothing is changed in part or deleted");
            return;
        }
        if (HEAD.equals(request.getMethod())) {
            HeadResponse silent = new HeadResponse(response);
            chain.doFilter(new HeadRequest(request), silent);
            silent.finish();
            return;
        }
        chain.doFilter(request, response);
    }
}
