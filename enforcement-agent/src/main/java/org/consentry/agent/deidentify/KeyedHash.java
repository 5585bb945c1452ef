// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

/** Keyed hashes (HMAC-SHA-256) for one use. Safe for every thread; the key is never printed. */
public final class KeyedHash {
    private final byte[] key;

    KeyedHash(byte[] key) {
        this.key = key;
    }

    /**
     * The hash of some words under a label: 32 bytes.
     *
     * @param words none with a zero byte in it, so that no two lists of them meet
     */
    public byte[] of(String label, String... words) {
        return KeyFile.hmac(key, label, words);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "KeyedHash[***]";
    }
}
