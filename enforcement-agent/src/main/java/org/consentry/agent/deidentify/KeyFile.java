// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consentry.policy.RecipientId;

/**
 * The secret from which the keys of all recipients are derived (HMAC-SHA-256): 32 bytes, hexadecimal, in a file only
 * its owner may read. Anybody who has it can link pseudonyms. Without it a patient's series cannot be continued. It is
 * never printed.
 */
public final class KeyFile {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] master;

    private KeyFile(byte[] master) {
        this.master = master;
    }

    /**
     * Reads a key file.
     *
     * @throws IllegalArgumentException if it does not hold 64 hexadecimal digits, or others than its owner may read or
     *     write it
     */
    public static KeyFile read(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException("expected a key file that only its owner may read (chmod 600 " + file
                    + "), found one that others may read or write");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-fA-F]{" + 2 * KEY_BYTES + "}")) {
            throw new IllegalArgumentException("expected " + 2 * KEY_BYTES + " hexadecimal digits in " + file);
        }
        return new KeyFile(HexFormat.of().parseHex(text));
    }

    /** Writes a new key file, which must not exist yet, readable by its owner alone; {@code random} must be secure. */
    public static KeyFile create(Path file, Random random) throws IOException {
        byte[] master = new byte[KEY_BYTES];
        random.nextBytes(master);
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
        Files.writeString(
                file, HexFormat.of().formatHex(master) + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        return new KeyFile(master);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Pseudonyms pseudonyms(RecipientId recipient) {
        return new Pseudonyms(hmac(master, "recipient", recipient.value()));
    }

    /** A key of 32 bytes for another use, from which neither the secret nor the key of any recipient can be told. */
    public byte[] derived(String use) {
        return hmac(master, "use", use);
    }

    /** Makes keyed hashes for another use, which can be told for no words without the secret. */
    public KeyedHash hash(String use) {
        return new KeyedHash(derived(use));
    }

    /** The keyed hash of some words under a label, so that no two uses can meet. */
    static byte[] hmac(byte[] key, String label, String... words) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(label.getBytes(StandardCharsets.UTF_8));
            for (String word : words) {
                mac.update((byte) 0);
                mac.update(word.getBytes(StandardCharsets.UTF_8));
            }
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "KeyFile[***]";
    }
}
