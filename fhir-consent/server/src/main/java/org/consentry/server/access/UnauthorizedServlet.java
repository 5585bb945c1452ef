// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page shown where the container itself refuses a bad token, so that FHIR clients get words they understand. */
@WebServlet(urlPatterns = UnauthorizedServlet.PATH)
public class UnauthorizedServlet extends HttpServlet {
    static final String PATH = "/unauthorized";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"consentry\", error=\"invalid_token\"");
        Refusals.send(response, HttpServletResponse.SC_UNAUTHORIZED, "login", "A valid bearer token is needed");
    }
}
