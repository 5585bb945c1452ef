// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Json;
import org.consentry.protocol.ObligationForm;

/** Says where the decision API is (OpenID AuthZEN Authorization API 1.0, section 9). */
@WebServlet("/.well-known/authzen-configuration")
public class ConfigurationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getRequestURL().toString();
        String base = url.substring(0, url.length() - request.getServletPath().length());
        byte[] document = ObligationForm.advertise(Json.createObjectBuilder())
                .add("policy_decision_point", base)
                .add("access_evaluation_endpoint", base + EvaluationServlet.ONE)
                .add("access_evaluations_endpoint", base + EvaluationServlet.SEVERAL)
                .add("search_resource_endpoint", base + SearchScansResource.PATH)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
