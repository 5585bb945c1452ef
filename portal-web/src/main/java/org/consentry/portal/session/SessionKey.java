// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The second cookie of a sign-in: 256 bits of {@link java.security.SecureRandom}. The portal keeps only its digest. The
 * container's session id alone opens nothing, since the portal does not control how it is made. Decision 0034 says why
 * there are two.
 */
final class SessionKey {

    private final byte[] digest;

    private SessionKey(byte[] digest) {
        this.digest = digest.clone();
    }

    static SessionKey of(String secret) {
        return new SessionKey(sha256(secret));
    }

    /** The cookie's name: browsers take {@code __Host-} over TLS only, for the whole site, from this host. */
    static String cookie(boolean https) {
        return https ? "__Host-key" : "key";
    }

    /** The header that sets it. */
    static String header(String secret, boolean https) {
        return cookie(https) + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
    }

    /** Whether the browser of this request holds it. */
    boolean opens(HttpServletRequest request, boolean https) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return false;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(cookie(https)) && MessageDigest.isEqual(digest, sha256(cookie.getValue()))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}
