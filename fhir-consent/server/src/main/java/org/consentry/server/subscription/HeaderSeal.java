// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts headers for the database with AES-GCM (256 bits), under the setting {@code subscription-key}. Each row is
 * sealed by itself: moved to another row, it does not open. A sealed text begins with {@code aes-gcm:} and eight
 * letters that name the key. A JSON array was stored before there were keys.
 */
@Singleton
public class HeaderSeal {
    private static final String MARK = "aes-gcm:";
    private static final String NONE = "[]";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_BYTES = 4;

    private final @Nullable SecretKey key;
    private final RandomGenerator random;

    /** Takes the key, and a source of secure randomness. */
    @Inject
    public HeaderSeal(SubscriptionConfig config, RandomGenerator random) {
        this.key = config.key();
        this.random = random;
    }

    /** Whether a text was stored without a key and is not empty. */
    static boolean isOpen(String kept) {
        return !kept.startsWith(MARK) && !NONE.equals(kept);
    }

    /**
     * The text to keep.
     *
     * @param id logical id of the Subscription
     */
    String seal(String id, List<String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        SecretKey known = known();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = Json.createArrayBuilder(headers).build().toString().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, known, id, nonce, plain);
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return MARK + name(known) + ":" + Base64.getEncoder().encodeToString(all);
    }

    /**
     * The headers.
     *
     * @throws IllegalStateException if they were sealed with another key, for another Subscription, or tampered with
     */
    List<String> open(String id, String kept) {
        if (!kept.startsWith(MARK)) {
            return lines(kept);
        }
        SecretKey known = known();
        String[] parts = kept.split(":", -1);
        if (parts.length != 3 || !parts[1].equals(name(known))) {
            throw new IllegalStateException(
                    "subscription-key: expected the key that stored headers were sealed with, found another");
        }
        byte[] all = Base64.getDecoder().decode(parts[2]);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return lines(new String(run(Cipher.DECRYPT_MODE, known, id, nonce, sealed), StandardCharsets.UTF_8));
    }

    private SecretKey known() {
        SecretKey known = key;
        if (known == null) {
            throw new IllegalStateException(
                    "subscription-key is missing, and headers of Subscriptions are stored or to be stored");
        }
        return known;
    }

    private static byte[] run(int mode, SecretKey key, String id, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("Subscription/" + id).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Expected headers as they were sealed, found them changed", broken);
        }
    }

    private static String name(SecretKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Expected SHA-256 in every Java", missing);
        }
    }

    private static List<String> lines(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
