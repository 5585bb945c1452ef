// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The agent's key for its journal: signs the chain of roots (Ed25519), and makes the secret of each release. */
public final class JournalKey {
    private final byte[] seed;
    private final KeyPair pair;

    private JournalKey(byte[] seed, KeyPair pair) {
        this.seed = seed;
        this.pair = pair;
    }

    /** Takes 32 bytes that nobody can guess and that are used for nothing else: the same bytes make the same key. */
    public static JournalKey of(byte[] seed) {
        if (seed.length != Hashes.BYTES) {
            throw new IllegalArgumentException("expected " + Hashes.BYTES + " bytes, found " + seed.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed.clone()));
            return new JournalKey(seed.clone(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** The key with which anybody can check what this one signed. */
    public JournalPublicKey publicKey() {
        return new JournalPublicKey(pair.getPublic());
    }

    /** The secret of a release, always the same one, as 64 hexadecimal digits. */
    public String secret(String release) {
        return HexFormat.of().formatHex(Hashes.secret(seed, release));
    }

    /** Signs a head of the chain; 128 hexadecimal digits. */
    public String sign(ChainHead head) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(JournalPublicKey.signed(head));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "JournalKey[***]";
    }

    /** Gives the bytes that the private key is: the JDK makes a key pair from a private key in no other way. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte @Nullable [] bytes;

        Given(byte[] bytes) {
            super(null, null);
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] filled) {
            byte[] given = bytes;
            if (given == null || filled.length != given.length) {
                throw new IllegalStateException("expected to be asked for one key");
            }
            System.arraycopy(given, 0, filled, 0, given.length);
        }
    }
}
