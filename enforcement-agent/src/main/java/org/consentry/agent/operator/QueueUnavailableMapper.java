// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.operator;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.consentry.agent.queue.QueueUnavailableException;
import org.consentry.protocol.Json;

/** The disk of the queue fails: what was done is forgotten at the next start. */
@Provider
public class QueueUnavailableMapper implements ExceptionMapper<QueueUnavailableException> {
    private static final int STATUS = 503;
    private static final System.Logger LOG = System.getLogger(QueueUnavailableMapper.class.getName());

    @Override
    public Response toResponse(QueueUnavailableException e) {
        LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
        return Response.status(STATUS)
                .type("application/problem+json")
                .entity(Json.createObjectBuilder()
                        .add("type", "about:blank")
                        .add("title", "Service Unavailable")
                        .add("status", STATUS)
                        .add("detail", String.valueOf(e.getMessage()))
                        .build()
                        .toString())
                .build();
    }
}
