// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;

/**
 * Answers errors of the container with a problem document that has the status and nothing else. The container's own
 * error page would name the container.
 */
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Status known = code instanceof Integer number ? Status.fromStatusCode(number) : Status.NOT_FOUND;
        Status status = known == null ? Status.INTERNAL_SERVER_ERROR : known;
        Problem.write(Problem.response(status, status.getReasonPhrase()).build(), response);
    }
}
