// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.answer.Problem;

/** A question that is none is refused with what was expected and where. */
public class DecisionFailures implements ExceptionMapper<MalformedMessageException> {
    @Override
    public Response toResponse(MalformedMessageException malformed) {
        return Problem.response(Status.BAD_REQUEST, String.valueOf(malformed.getMessage()))
                .build();
    }
}
