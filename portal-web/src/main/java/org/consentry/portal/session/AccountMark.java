// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks a form with its owner and names nobody. The mark is a keyed digest of the account name, with a key of this run.
 * A second digest of the first follows it, so that nobody can make a mark up.
 */
@Singleton
public class AccountMark {

    private static final String ALGORITHM = "HmacSHA256";
    /** Hexadecimal digits of a digest: 128 bits. */
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    @Inject
    public AccountMark(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    String of(String account) {
        String whose = digest("of " + account);
        return whose + digest("mark " + whose);
    }

    /** Whether a text is the mark of anybody who was signed in during this run. */
    boolean isOurs(String mark) {
        if (mark.length() != 2 * LENGTH) {
            return false;
        }
        String expected = digest("mark " + mark.substring(0, LENGTH));
        return MessageDigest.isEqual(
                mark.substring(LENGTH).getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, LENGTH / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
