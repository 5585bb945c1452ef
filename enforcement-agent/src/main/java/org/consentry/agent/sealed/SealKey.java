// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.util.random.RandomGenerator;

/** A key of the agent for one use, which seals the keys of files. It is never printed. */
public final class SealKey {
    /** Bytes of a nonce. */
    public static final int NONCE_BYTES = Aes.NONCE_BYTES;

    private final byte[] bytes;

    private SealKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a key of 32 bytes that nobody can guess and that is used for nothing else. */
    public static SealKey of(byte[] key) {
        if (key.length != Aes.KEY_BYTES) {
            throw new IllegalArgumentException("expected " + Aes.KEY_BYTES + " bytes, found " + key.length);
        }
        return new SealKey(key.clone());
    }

    /** A key that nobody else has and that is kept nowhere. */
    public static SealKey fleeting(RandomGenerator random) {
        byte[] secret = new byte[Aes.KEY_BYTES];
        random.nextBytes(secret);
        return new SealKey(secret);
    }

    /**
     * Seals a file's key, or a note.
     *
     * @param nonce {@link #NONCE_BYTES} that were never used with this key
     */
    public byte[] seal(byte[] nonce, byte[] bound, byte[] plain) {
        return Aes.seal(bytes, nonce, bound, plain, plain.length);
    }

    /** Opens a file's key, or a note. */
    public byte[] open(byte[] nonce, byte[] bound, byte[] sealed) throws DamagedFileException {
        return Aes.open(bytes, nonce, bound, sealed, sealed.length);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "SealKey[***]";
    }
}
