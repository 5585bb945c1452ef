// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import org.consentry.testkit.SigningKey;

/** Tokens as the identity provider signs them, and such as it would not. */
final class Tokens {

    private final String issuer;
    private final SigningKey key = new SigningKey();
    private final InstantSource clock;

    Tokens(String issuer, InstantSource clock) throws GeneralSecurityException {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The public key, as the provider publishes it. */
    String keys() {
        return key.published().toString();
    }

    String exportSystem() {
        return signed(claims("export-system", "consentry-agent", 300));
    }

    /** An export system with an account of its own. */
    String exportSystem(String account) {
        return signed(claims("export-system", "consentry-agent", 300).add("sub", account));
    }

    /** Olga, who looks after the queue. */
    String operator() {
        return signed(claims("gateway-operator", "consentry-agent", 300).add("name", "Olga Ortiz"));
    }

    /** The program {@code export-demo}, as one that sends over DICOMweb. */
    String dicomwebClient() {
        return signed(claims("dicomweb-client", "consentry-agent", 300));
    }

    /** Another program. */
    String dicomwebClient(String client) {
        return signed(claims("dicomweb-client", "consentry-agent", 300).add("azp", client));
    }

    String patient() {
        return signed(claims("patient", "consentry-agent", 300));
    }

    String ofAnotherAudience() {
        return signed(claims("export-system", "consentry-fhir", 300));
    }

    String expired() {
        return signed(claims("export-system", "consentry-agent", -300));
    }

    String ofAnotherIssuer() {
        return signed(claims("export-system", "consentry-agent", 300).add("iss", "https://elsewhere.example"));
    }

    private JsonObjectBuilder claims(String role, String audience, long seconds) {
        Instant now = clock.instant();
        return Json.createObjectBuilder()
                .add("iss", issuer)
                .add("aud", Json.createArrayBuilder().add(audience))
                .add("sub", "s1")
                .add("jti", "j" + now.toEpochMilli())
                .add("azp", "export-demo")
                .add("preferred_username", "service-account-export-demo")
                .add("groups", Json.createArrayBuilder().add(role))
                .add("iat", now.getEpochSecond() - 600)
                .add("exp", now.getEpochSecond() + seconds);
    }

    private String signed(JsonObjectBuilder claims) {
        return key.sign(claims.build());
    }
}
