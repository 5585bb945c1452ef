// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** The step {@value #ID} of a flow in a browser. */
public final class SlowedCodeFormFactory extends OTPFormAuthenticatorFactory {
    /** Its name in a realm's file. */
    public static final String ID = "consentry-code";

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SlowedCodeForm(SlowedPasswordFormFactory.waiting(session.getKeycloakSessionFactory()));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Code of an authenticator; who guesses waits";
    }

    @Override
    public String getHelpText() {
        return "A code (OTP). Wrong ones count for the address they come from, which has to wait longer and longer.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Settings.fields();
    }
}
