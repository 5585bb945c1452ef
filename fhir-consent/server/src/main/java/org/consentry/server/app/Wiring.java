// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes the things that only a running system has: the clock, chance, the R4 context, the settings. */
@Singleton
public class Wiring {
    /** The system's clock. */
    @Produces
    @Singleton
    public InstantSource clock() {
        return InstantSource.system();
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
