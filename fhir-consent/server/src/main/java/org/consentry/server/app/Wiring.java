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
import org.consentry.protocol.token.TokenConfig;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the things that only a running system has: the clock, chance, the R4 context, the settings. */
@Singleton
public class Wiring {
    private static final String AUDIENCE = "consentry-fhir";

    /** The system's clock. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
    }

    /** Checks the callers' tokens, at every door with the same memory of those it has checked. */
    @Produces
    @Singleton
    public BearerTokens tokens(InstantSource clock) {
        return BearerTokens.of(
                TokenConfig.read(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class), AUDIENCE),
                clock);
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
