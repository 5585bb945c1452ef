// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.consentry.login.guessing.Step;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.directgrant.ValidatePassword;
import org.keycloak.authentication.authenticators.directgrant.ValidateUsername;

/** Name and password of a direct grant, in one step, so that unknown names count as well. */
final class SlowedGrant extends ValidateUsername {
    private final Waiting waiting;

    SlowedGrant(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        String name = retrieveUsername(context);
        waiting.pass(
                context,
                Step.PASSWORD,
                name == null ? "" : name,
                () -> look(context),
                wait -> Response.fromResponse(errorResponse(
                                Response.Status.TOO_MANY_REQUESTS.getStatusCode(),
                                "slow_down",
                                "Too many wrong tries from this address"))
                        .header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()))
                        .build());
    }

    private void look(AuthenticationFlowContext context) {
        super.authenticate(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            new ValidatePassword().authenticate(context);
        }
    }
}
