// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.consentry.server.access.answer.Problem;

/**
 * A question of another content type is a bad one: AuthZEN's certification wants 400 (scenario 2.4.3), HTTP has 415.
 */
public class ContentTypes implements ExceptionMapper<NotSupportedException> {
    @Override
    public Response toResponse(NotSupportedException other) {
        return refusal();
    }

    /** The answer to it. */
    static Response refusal() {
        return Problem.response(Status.BAD_REQUEST, "Expected Content-Type application/json, found another or none")
                .build();
    }
}
