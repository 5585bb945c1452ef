// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.jspecify.annotations.Nullable;

/**
 * What is known about the request behind an event.
 *
 * @param asker who sent it, as far as token and connection show
 * @param issuer who signed the token, or null without one
 * @param subject id of the user in the token, or null
 * @param server name or address under which this server was called
 * @param request path and query as they came; with the form if there was one
 * @param requestId the header X-Request-Id, or null
 */
public record RequestTrace(
        Requester asker,
        @Nullable String issuer,
        @Nullable String subject,
        String server,
        String request,
        @Nullable String requestId) {
    @Override
    public String toString() {
        return "Wire[" + asker.application() + "]";
    }
}
