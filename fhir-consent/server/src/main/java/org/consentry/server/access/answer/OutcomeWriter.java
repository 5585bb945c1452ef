// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.Objects;
import org.consentry.protocol.Json;

/** Writes a refusal where neither the FHIR server nor a resource class can. */
public final class OutcomeWriter {
    private OutcomeWriter() {}

    /**
     * Refuses in the form of the door: an OperationOutcome at the FHIR door, elsewhere a problem document (RFC 9457).
     */
    public static void send(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String text)
            throws IOException {
        if (request.getServletPath().startsWith("/r4")) {
            send(response, status, code, text);
            return;
        }
        Status known = Objects.requireNonNull(Status.fromStatusCode(status));
        Problem.write(Problem.response(known, text).build(), response);
    }

    /** Refuses with an OperationOutcome. */
    public static void send(HttpServletResponse response, int status, String code, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaTypes.FHIR_JSON);
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("resourceType", "OperationOutcome")
                        .add(
                                "issue",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("severity", "error")
                                                .add("code", code)
                                                .add("diagnostics", text)))
                        .build()
                        .toString());
    }
}
