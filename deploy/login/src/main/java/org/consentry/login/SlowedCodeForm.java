// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import org.consentry.login.guessing.Step;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;

/** Keycloak's page for the code of an authenticator, which does not look at a code while its sender must wait. */
final class SlowedCodeForm extends OTPFormAuthenticator {
    private final Waiting waiting;

    SlowedCodeForm(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        waiting.pass(
                context,
                Step.CODE,
                context.getUser().getUsername(),
                () -> super.action(context),
                wait -> SlowedPage.of(context, wait).createLoginTotp());
    }
}
