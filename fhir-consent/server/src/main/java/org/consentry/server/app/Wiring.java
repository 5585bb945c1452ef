// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.LogoutTokens;
import org.consentry.protocol.token.TokenConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the objects that only a running system has: the clock, randomness, the R4 context, the settings. */
@Singleton
public class Wiring {
    private static final String AUDIENCE = "consentry-fhir";
    private static final String PORTAL = "portal";

    /** The system's clock. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
    }

    /** Checks the callers' tokens. All doors share its memory of checked tokens. */
    @Produces
    @Singleton
    public BearerTokens tokens(InstantSource clock) {
        return BearerTokens.of(
                TokenConfig.read(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class), AUDIENCE),
                clock);
    }

    /** Checks the identity provider's logout tokens, which it makes for the portal. */
    @Produces
    @Singleton
    public LogoutTokens logoutTokens(InstantSource clock) {
        Config config = ConfigProvider.getConfig();
        TokenConfig access = TokenConfig.read(key -> config.getOptionalValue(key, String.class), AUDIENCE);
        String portal = config.getOptionalValue("oidc-logout-audience", String.class)
                .filter(name -> !name.isBlank())
                .orElse(PORTAL);
        return new LogoutTokens(new TokenConfig(access.issuer(), access.keys(), portal), clock);
    }

    /** Randomness nobody can guess. */
    @Produces
    @Singleton
    public RandomGenerator random() {
        return new SecureRandom();
    }

    /** R4, refusing elements it does not know. */
    @Produces
    @Singleton
    public FhirContext fhir() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictErrorHandler());
        // Which version of a Consent was acted on is the point of most references.
        context.getParserOptions().setStripVersionsFromReferences(false);
        return context;
    }
}
