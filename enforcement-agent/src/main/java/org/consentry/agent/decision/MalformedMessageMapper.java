// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.consentry.protocol.MalformedMessageException;

/** A message that is not what the API says is the asker's mistake. */
@Provider
public class MalformedMessageMapper implements ExceptionMapper<MalformedMessageException> {
    @Override
    public Response toResponse(MalformedMessageException e) {
        return Problems.of(400, e.getMessage());
    }
}
