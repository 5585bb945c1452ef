// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator (RFC 6238): six digits that change every 30 seconds, by HMAC-SHA-1 as all authenticator
 * programs have it.
 */
public final class Totp {
    /** How long a code lasts. */
    public static final int PERIOD_SECONDS = 30;

    private static final String ALGORITHM = "HmacSHA1";
    private static final int SIX_DIGITS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private final byte[] key;

    /** The key is the text itself, as Keycloak keeps it. */
    public Totp(String secret) {
        this.key = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The number of the period that this instant is in. */
    public static long period(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) PERIOD_SECONDS);
    }

    /** The code of a period. */
    public String code(long period) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(period).array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % SIX_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected HMAC-SHA-1, which every Java platform has", e);
        }
    }

    /** The key as authenticator programs take it (RFC 4648, base 32 without padding). */
    public String setupKey() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : key) {
            buffer = (buffer << Byte.SIZE) | (each & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(BASE32.charAt((buffer >> bits) & 0x1f));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt((buffer << (BITS - bits)) & 0x1f)).toString();
    }
}
