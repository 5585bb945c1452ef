// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key that checks what an agent signed.
 *
 * @param key an Ed25519 key
 */
public record JournalPublicKey(PublicKey key) {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int ID_DIGITS = 32;

    /**
     * Reads the text of a PEM file (RFC 7468).
     *
     * @throws IllegalArgumentException if it is not that of one Ed25519 public key
     */
    public static JournalPublicKey read(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("expected a file that begins with " + BEGIN);
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            return new JournalPublicKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected an Ed25519 public key", e);
        }
    }

    /** The text of a PEM file. */
    public String pem() {
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }

    /** Names the key: the first 32 hexadecimal digits of the hash of its encoded form. */
    public String id() {
        return HexFormat.of().formatHex(Hashes.content(key.getEncoded())).substring(0, ID_DIGITS);
    }

    /** Whether the key's owner signed that head of a chain. */
    public boolean hasSigned(ChainHead head, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed(head));
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The bytes that are signed; they begin with what they are, so that they mean nothing elsewhere. */
    static byte[] signed(ChainHead head) {
        return ("consentry-journal-1 " + head.number() + " " + head.hash()).getBytes(StandardCharsets.US_ASCII);
    }
}
