// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with tags of 16 bytes (NIST SP 800-38D). */
final class Aes {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private Aes() {}

    /**
     * Seals some bytes.
     *
     * @param nonce never used before with this key
     * @param bound what the bytes are bound to
     */
    static byte[] seal(byte[] key, byte[] nonce, byte[] bound, byte[] bytes, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(bytes, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws DamagedFileException if a bit of it, of its nonce or of what it is bound to is another
     */
    static byte[] open(byte[] key, byte[] nonce, byte[] bound, byte[] sealed, int length) throws DamagedFileException {
        if (length < TAG_BYTES) {
            throw new DamagedFileException("it ends early");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed, 0, length);
        } catch (AEADBadTagException e) {
            throw new DamagedFileException("it was changed, or another key sealed it");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
