// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page of a step once more, with the words that one has to wait. */
final class SlowedPage {
    private SlowedPage() {}

    static LoginFormsProvider of(AuthenticationFlowContext context, Duration wait) {
        return context.form()
                .setExecution(context.getExecution().getId())
                .setStatus(Response.Status.TOO_MANY_REQUESTS)
                .setResponseHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
                .setError(Waiting.MESSAGE, Waiting.minutes(wait));
    }
}
