// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

/** The agent's key for the queue, which seals the keys of its files. It is never printed. */
public final class QueueKey {
    private final byte[] bytes;

    private QueueKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a key of 32 bytes that nobody can guess and that is used for nothing else. */
    public static QueueKey of(byte[] key) {
        if (key.length != Aes.KEY_BYTES) {
            throw new IllegalArgumentException("expected " + Aes.KEY_BYTES + " bytes, found " + key.length);
        }
        return new QueueKey(key.clone());
    }

    /** Seals a file's key, or a note. */
    byte[] seal(byte[] nonce, byte[] bound, byte[] plain) {
        return Aes.seal(bytes, nonce, bound, plain, plain.length);
    }

    /** Opens a file's key, or a note. */
    byte[] open(byte[] nonce, byte[] bound, byte[] sealed) throws DamagedFileException {
        return Aes.open(bytes, nonce, bound, sealed, sealed.length);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "QueueKey[***]";
    }
}
