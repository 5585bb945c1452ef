// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Logs an unexpected fault of the agent, and answers the caller without its detail. */
@Provider
public class UnexpectedFaultMapper implements ExceptionMapper<RuntimeException> {

    /** What the caller reads. */
    public static final String DETAIL = "an unexpected fault; nothing was permitted";

    private static final System.Logger LOG = System.getLogger(UnexpectedFaultMapper.class.getName());

    @Override
    public Response toResponse(RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "An answer failed", e);
        return Problems.of(500, DETAIL);
    }
}
