// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What is not taken is not answered. */
@Provider
public class UnheldQuestionMapper implements ExceptionMapper<UnheldQuestionException> {

    private static final System.Logger LOG = System.getLogger(UnheldQuestionMapper.class.getName());

    @Override
    public Response toResponse(UnheldQuestionException e) {
        if (e.getCause() != null) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage(), e);
        }
        return Problems.of(e.status(), e.getMessage());
    }
}
