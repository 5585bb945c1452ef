// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.directgrant.ValidateUsername;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** The step {@value #ID} of a direct grant. It stands for both of Keycloak's, name and password. */
public final class SlowedGrantFactory extends ValidateUsername {
    /** Its name in a realm's file. */
    public static final String ID = "consentry-direct-grant";

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SlowedGrant(SlowedPasswordFormFactory.waiting(session.getKeycloakSessionFactory()));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Name and password of a direct grant; who guesses waits";
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
