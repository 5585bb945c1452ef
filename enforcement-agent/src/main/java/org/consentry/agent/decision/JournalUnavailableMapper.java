// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.consentry.agent.disclosure.JournalUnavailableException;

/** What cannot be written down is not answered. */
@Provider
public class JournalUnavailableMapper implements ExceptionMapper<JournalUnavailableException> {

    /** What the caller reads. */
    public static final String DETAIL = "the answer cannot be recorded, so there is none";

    private static final System.Logger LOG = System.getLogger(JournalUnavailableMapper.class.getName());

    @Override
    public Response toResponse(JournalUnavailableException e) {
        LOG.log(System.Logger.Level.ERROR, e.getMessage());
        return Problems.of(503, DETAIL);
    }
}
