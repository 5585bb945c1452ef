// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, with a first byte that says of what, so that a leaf is never taken for a node or for a link. */
final class Hashes {
    /** Bytes of a hash. */
    static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte LINK = 2;
    private static final byte SALT = 3;
    private static final byte CONTENT = 4;

    private Hashes() {}

    /** Of what a record holds. */
    static byte[] content(byte[] record) {
        return sha256(CONTENT, record);
    }

    /** Of a place in a tree: nobody can guess a neighbour's record from its hash without the tree's secret. */
    static byte[] salt(byte[] secret, int place) {
        return sha256(
                SALT, secret, ByteBuffer.allocate(Integer.BYTES).putInt(place).array());
    }

    static byte[] leaf(byte[] salt, byte[] content) {
        return sha256(LEAF, salt, content);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(NODE, left, right);
    }

    /** The secret of a release, which only who has the key can tell. */
    static byte[] secret(byte[] key, String release) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("release " + release).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }

    static byte[] link(byte[] root) {
        return sha256(LINK, root);
    }

    private static byte[] sha256(byte kind, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
