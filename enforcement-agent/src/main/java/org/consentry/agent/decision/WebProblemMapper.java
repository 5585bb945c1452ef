// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Errors of the HTTP layer as problems, with their status and headers. */
@Provider
public class WebProblemMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException e) {
        if (e instanceof NotSupportedException) {
            // AuthZEN's certification wants 400 of another content type (scenario 2.4.3).
            return Problems.of(400, "expected the content type that the documentation names, found another or none");
        }
        Response problem = Problems.of(e.getResponse().getStatus(), e.getMessage());
        Response.ResponseBuilder answer = Response.fromResponse(problem);
        e.getResponse().getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }
}
