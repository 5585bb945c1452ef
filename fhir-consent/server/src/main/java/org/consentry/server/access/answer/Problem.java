// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Json;

/** A refusal at a door other than the FHIR door, as a problem document (RFC 9457). */
public final class Problem extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    private static final String TYPE = "application/problem+json";

    /** A refusal with this status. The detail says what was expected and what was found, and names nobody. */
    public Problem(Response.Status status, String detail) {
        super(detail, response(status, detail).build());
    }

    /** A refusal with the text of this failure. Only for failures whose text names nobody. */
    public Problem(Response.Status status, RuntimeException said) {
        this(status, String.valueOf(said.getMessage()));
    }

    /** A problem document for an answer that needs headers of its own. */
    public static Response.ResponseBuilder response(Response.Status status, String detail) {
        String document = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", detail)
                .build()
                .toString();
        return Response.status(status).type(TYPE).entity(document);
    }

    /** Writes a problem document where there is no resource class to return it. */
    public static void write(Response problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        problem.getStringHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = String.valueOf(problem.getEntity()).getBytes(StandardCharsets.UTF_8);
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
