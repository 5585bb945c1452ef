// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The step {@value #ID} of a flow in a browser. Has what all three steps count in. */
public final class SlowedPasswordFormFactory extends UsernamePasswordFormFactory {
    /** Its name in a realm's file. */
    public static final String ID = "consentry-password";

    private final Waiting waiting = new Waiting();

    /** What the steps of this Keycloak count in. */
    static Waiting waiting(KeycloakSessionFactory factory) {
        return ((SlowedPasswordFormFactory) factory.getProviderFactory(Authenticator.class, ID)).waiting;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SlowedPasswordForm(session, waiting);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Name and password; who guesses waits";
    }

    @Override
    public String getHelpText() {
        return "Name and password. Wrong ones count for the address they come from, which has to wait longer and longer.";
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
