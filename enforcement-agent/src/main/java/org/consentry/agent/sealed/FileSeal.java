// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The key of one file, and everything that is sealed with it.
 *
 * <p>The head is a mark, a random nonce, the file's key sealed with the agent's for that file id, and the facts sealed
 * with the file's key. The body is in pieces of {@value #PIECE} bytes and a last one of at most as many. A piece is
 * bound to the whole head, and its nonce is its number and whether it is the last one (the STREAM construction). So no
 * piece can be left out, moved, or taken from another file, and none can be cut off the end. The key is random for each
 * file, so no nonce is used twice with it.
 */
final class FileSeal {
    /** Bytes of the data set in each piece but the last. */
    static final int PIECE = 64 << 10;

    private static final byte[] MARK = "CQ01".getBytes(StandardCharsets.US_ASCII);
    private static final int WRAPPED_BYTES = Aes.KEY_BYTES + Aes.TAG_BYTES;
    private static final int FACTS_AT = MARK.length + Aes.NONCE_BYTES + WRAPPED_BYTES;
    private static final byte IS_PIECE = 0;
    private static final byte IS_LAST_PIECE = 1;
    private static final byte IS_FACTS = 2;

    private final byte[] key;
    private final byte[] head;
    private final byte[] bound;

    private FileSeal(byte[] key, byte[] head, byte[] bound) {
        this.key = key;
        this.head = head;
        this.bound = bound;
    }

    /** A head that was opened. */
    static final class Opened {
        private final FileSeal seal;
        private final byte[] facts;

        private Opened(FileSeal seal, byte[] facts) {
            this.seal = seal;
            this.facts = facts;
        }

        FileSeal seal() {
            return seal;
        }

        byte[] facts() {
            return facts.clone();
        }
    }

    /** Makes a file's key and head. */
    static FileSeal made(SealKey agentKey, String id, byte[] facts, RandomGenerator random) {
        byte[] key = new byte[Aes.KEY_BYTES];
        random.nextBytes(key);
        byte[] nonce = new byte[Aes.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] wrapped = agentKey.seal(nonce, id.getBytes(StandardCharsets.US_ASCII), key);
        byte[] before =
                ByteBuffer.allocate(FACTS_AT).put(MARK).put(nonce).put(wrapped).array();
        byte[] sealed = Aes.seal(key, nonce(IS_FACTS, 0), before, facts, facts.length);
        byte[] head = ByteBuffer.allocate(before.length + sealed.length)
                .put(before)
                .put(sealed)
                .array();
        return new FileSeal(key, head, hash(head));
    }

    /**
     * Opens a head.
     *
     * @throws DamagedFileException if it was changed, belongs to another id, or another key sealed it
     */
    static Opened opened(SealKey agentKey, String id, byte[] head) throws DamagedFileException {
        if (head.length < FACTS_AT || !Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new DamagedFileException("it has another form");
        }
        byte[] nonce = Arrays.copyOfRange(head, MARK.length, MARK.length + Aes.NONCE_BYTES);
        byte[] wrapped = Arrays.copyOfRange(head, MARK.length + Aes.NONCE_BYTES, FACTS_AT);
        byte[] key = agentKey.open(nonce, id.getBytes(StandardCharsets.US_ASCII), wrapped);
        byte[] before = Arrays.copyOf(head, FACTS_AT);
        byte[] sealed = Arrays.copyOfRange(head, FACTS_AT, head.length);
        byte[] facts = Aes.open(key, nonce(IS_FACTS, 0), before, sealed, sealed.length);
        return new Opened(new FileSeal(key, head, hash(head)), facts);
    }

    /** What must be written before the body can be read. */
    byte[] head() {
        return head.clone();
    }

    /** Seals a piece. */
    byte[] piece(long number, boolean last, byte[] bytes, int length) {
        return Aes.seal(key, nonce(last ? IS_LAST_PIECE : IS_PIECE, number), bound, bytes, length);
    }

    /** Opens a piece. */
    byte[] opened(long number, boolean last, byte[] sealed, int length) throws DamagedFileException {
        return Aes.open(key, nonce(last ? IS_LAST_PIECE : IS_PIECE, number), bound, sealed, length);
    }

    private static byte[] nonce(byte what, long number) {
        return ByteBuffer.allocate(Aes.NONCE_BYTES)
                .put(what)
                .position(Aes.NONCE_BYTES - Long.BYTES)
                .putLong(number)
                .array();
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "FileSeal[***]";
    }
}
