// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** Tokens as the identity provider signs them, and such as it would not. */
final class Tokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String issuer;
    private final KeyPair key;
    private final InstantSource clock;

    Tokens(String issuer, InstantSource clock) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.key = generator.generateKeyPair();
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The public key, as the provider publishes it. */
    String keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("kid", "k1")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add(
                                                "n",
                                                BASE64.encodeToString(unsigned(
                                                        open.getModulus().toByteArray())))
                                        .add(
                                                "e",
                                                BASE64.encodeToString(unsigned(
                                                        open.getPublicExponent().toByteArray())))))
                .build()
                .toString();
    }

    String exportSystem() {
        return signed(claims("export-system", "consentry-agent", 300));
    }

    /** An export system with an account of its own. */
    String exportSystem(String account) {
        return signed(claims("export-system", "consentry-agent", 300).add("sub", account));
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
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}";
        String text = encoded(header) + "." + encoded(claims.build().toString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
