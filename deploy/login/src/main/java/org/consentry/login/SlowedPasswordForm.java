// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.consentry.login.guessing.Step;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Keycloak's page for name and password, which does not look at a password while its sender must wait. */
final class SlowedPasswordForm extends UsernamePasswordForm {
    private final Waiting waiting;

    SlowedPasswordForm(KeycloakSession session, Waiting waiting) {
        super(session);
        this.waiting = waiting;
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        waiting.pass(
                context,
                Step.PASSWORD,
                name(form.getFirst("username"), context.getUser()),
                () -> super.action(context),
                wait -> page(context, wait));
    }

    // Who signs in again is not asked for the name.
    private static String name(@Nullable String typed, @Nullable UserModel known) {
        if (typed != null) {
            return typed;
        }
        return known == null ? "" : known.getUsername();
    }

    private static Response page(AuthenticationFlowContext context, Duration wait) {
        return SlowedPage.of(context, wait).createLoginUsernamePassword();
    }
}
