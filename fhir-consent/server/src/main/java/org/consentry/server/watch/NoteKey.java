// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The key that signs notes (Ed25519). Its file holds the private and the public key, in base64, one a line. The public
 * key is also in {@code FILE.pub}, for checking notes elsewhere.
 */
final class NoteKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final PrivateKey secret;
    private final PublicKey known;

    private NoteKey(PrivateKey secret, PublicKey known) {
        this.secret = secret;
        this.known = known;
    }

    /**
     * Reads the key, or makes one if there is none.
     *
     * @throws IllegalArgumentException if the file is not a key, or others than its owner can read or write it
     */
    static NoteKey readOrCreate(Path file) throws IOException {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "Expected a key for notes in " + file + ", for its owner only: " + broken.getMessage(), broken);
        }
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("Every JDK since 15 has " + ALGORITHM, never);
        }
    }

    boolean signed(String text, String signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(known);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return false;
        }
    }

    private static NoteKey read(Path file) throws IOException, GeneralSecurityException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException("others can read or write it; chmod 600");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("expected two lines, found " + lines.size());
        }
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        return new NoteKey(
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
    }

    private static NoteKey create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String known = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(
                file,
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + known + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE);
        Files.writeString(Path.of(file + ".pub"), known + "\n", StandardCharsets.US_ASCII);
        return new NoteKey(pair.getPrivate(), pair.getPublic());
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "NoteKey[***]";
    }
}
