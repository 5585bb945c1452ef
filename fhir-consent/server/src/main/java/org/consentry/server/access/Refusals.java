// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.consentry.protocol.Json;

/** Answers with an OperationOutcome where the FHIR server itself is not reached. */
final class Refusals {
    private Refusals() {}

    static void send(HttpServletResponse response, int status, String code, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
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
