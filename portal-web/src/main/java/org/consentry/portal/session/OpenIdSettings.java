// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import org.consentry.portal.PortalConfig;

/**
 * Login through the OpenID Connect provider by Jakarta Security. The getters are what the definition's expressions
 * read; it evaluates only an expression that is the whole string.
 */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${openid.issuer}",
        clientId = "${openid.clientId}",
        clientSecret = "${openid.clientSecret}",
        redirectURI = "${openid.redirect}",
        redirectToOriginalResource = false,
        scope = {"openid", "profile"},
        useSession = true,
        tokenAutoRefresh = true,
        tokenMinValidity = 10_000,
        jwksReadTimeout = 5000,
        jwksConnectTimeout = 5000,
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username", callerGroupsClaim = "groups"),
        logout = @LogoutDefinition(notifyProvider = false, accessTokenExpiry = false, identityTokenExpiry = false))
@Singleton
@Named("openid")
public class OpenIdSettings {

    private final PortalConfig config;

    @Inject
    public OpenIdSettings(PortalConfig config) {
        this.config = config;
    }

    public String getIssuer() {
        return config.issuer();
    }

    public String getClientId() {
        return config.clientId();
    }

    public String getClientSecret() {
        return config.clientSecret();
    }

    public String getRedirect() {
        return config.portalUrl() + "/callback";
    }
}
