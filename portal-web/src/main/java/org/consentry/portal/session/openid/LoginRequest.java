// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Random;

/**
 * The secrets of one sign-in that has begun: each is 256 random bits.
 *
 * @param state comes back with the provider's answer
 * @param nonce comes back in the ID token
 * @param verifier proves to the provider that the code is handed in by who asked for it (PKCE, RFC 7636)
 */
public record LoginRequest(String state, String nonce, String verifier) {

    private static final int BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new one. */
    public static LoginRequest of(Random random) {
        return new LoginRequest(secret(random), secret(random), secret(random));
    }

    /** 256 random bits as text. */
    public static String secret(Random random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    /** What the provider is told of the verifier beforehand: its SHA-256. */
    String challenge() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return BASE64.encodeToString(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }

    /** Prints none of the secrets. */
    @Override
    public String toString() {
        return "LoginRequest[]";
    }
}
