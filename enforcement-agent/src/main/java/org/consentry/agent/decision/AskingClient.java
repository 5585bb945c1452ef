// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;

/** Which export system asks, by its token. */
@Dependent
public class AskingClient {

    private final HttpServletRequest request;

    /** Reads the token that {@link AgentDoorFilter} left with the request. */
    @Inject
    public AskingClient(HttpServletRequest request) {
        this.request = request;
    }

    /** The client's id; {@code unknown} if the token names none. */
    public String name() {
        return name(request);
    }

    /** The same for a request at hand. */
    public static String name(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE))
                .token()
                .map(BearerToken::clientName)
                .orElse("unknown");
    }
}
