// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Json;
import org.consentry.protocol.ObligationForm;

/**
 * Says where the decision API is (OpenID AuthZEN Authorization API 1.0, section 9). The specification wants it at the
 * host's root; this one is below the server's own, so whoever wants the other has the gateway in front forward it.
 */
@WebServlet("/.well-known/authzen-configuration")
public class DecisionConfigurationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getRequestURL().toString();
        String base = url.substring(0, url.length() - request.getServletPath().length());
        String door = base + "/access/v1";
        String document = ObligationForm.advertise(Json.createObjectBuilder())
                .add("policy_decision_point", base)
                .add("access_evaluation_endpoint", door + "/evaluation")
                .add("access_evaluations_endpoint", door + "/evaluations")
                .add("search_subject_endpoint", door + "/search/subject")
                .add("search_resource_endpoint", door + "/search/resource")
                .add("search_action_endpoint", door + "/search/action")
                .build()
                .toString();
        response.setContentType("application/json");
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }
}
