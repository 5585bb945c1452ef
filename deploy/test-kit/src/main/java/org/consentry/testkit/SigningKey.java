// SPDX-License-Identifier: Apache-2.0
package org.consentry.testkit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Signs tokens as a login server does (RS256), and publishes the key they are checked with. */
public final class SigningKey {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BITS = 2048;
    private static final String ID = "it";

    private final KeyPair key;

    /** A new key of 2048 bits. */
    public SigningKey() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(KEY_BITS);
        this.key = keys.generateKeyPair();
    }

    /** The claims as a signed token of type {@code JWT}. */
    public String sign(JsonObject claims) {
        return sign(claims, "JWT");
    }

    /** The claims as a signed token of the given {@code typ}. */
    public String sign(JsonObject claims, String type) {
        try {
            String text = base64("{\"alg\":\"RS256\",\"typ\":\"" + type + "\",\"kid\":\"" + ID + "\"}") + "."
                    + base64(claims.toString());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a JSON Web Key Set (RFC 7517). */
    public JsonObject published() {
        RSAPublicKey shown = (RSAPublicKey) key.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("kid", ID)
                                        .add("n", unsigned(shown.getModulus()))
                                        .add("e", unsigned(shown.getPublicExponent()))))
                .build();
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
