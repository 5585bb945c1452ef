// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with those that signed it, and its private key; checked, so that a listener can present it.
 *
 * @param chain the listener's own certificate first
 */
public record Pair(List<X509Certificate> chain, PrivateKey key) {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;
    private static final byte[] SAMPLE = {1, 2, 3, 4};

    public Pair {
        chain = List.copyOf(chain);
    }

    /** Reads and checks a pair. */
    public static Pair of(PairFiles files, PairText text, Instant now) {
        List<X509Certificate> chain = Pem.certificates(files.certificate(), text.certificate());
        chain.forEach(one -> requireInForce(files.certificate(), one, now));
        for (int i = 1; i < chain.size(); i++) {
            requireSignedBy(files.certificate(), chain.get(i - 1), chain.get(i));
        }
        PublicKey known = chain.getFirst().getPublicKey();
        requireStrong(files.certificate(), known);
        PrivateKey key = Pem.privateKey(files.key(), text.key());
        if (!belongsTo(key, known)) {
            throw new RefusedFileException(
                    files.key() + ": expected the key of " + files.certificate() + ", found the key of another");
        }
        return new Pair(chain, key);
    }

    /** When the listener's own certificate ends. */
    public Instant ends() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** Hexadecimal, as tools print it. */
    String serial() {
        return chain.getFirst().getSerialNumber().toString(16);
    }

    /** Whether nobody breaks a key as long as this, as far as is known. */
    public static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
            default -> false;
        };
    }

    private static void requireInForce(Path file, X509Certificate one, Instant now) {
        Instant starts = one.getNotBefore().toInstant();
        Instant ends = one.getNotAfter().toInstant();
        if (now.isBefore(starts) || now.isAfter(ends)) {
            throw new RefusedFileException(file + ": expected a certificate in force, found serial number "
                    + one.getSerialNumber().toString(16) + " of " + starts + " to " + ends + ", expired or not yet so");
        }
    }

    private static void requireSignedBy(Path file, X509Certificate one, X509Certificate signer) {
        try {
            one.verify(signer.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new RefusedFileException(file + ": expected each certificate to be signed by the next one, found "
                    + "serial number " + one.getSerialNumber().toString(16) + " before "
                    + signer.getSerialNumber().toString(16));
        }
    }

    private static void requireStrong(Path file, PublicKey key) {
        if (!isStrong(key)) {
            throw new RefusedFileException(file + ": expected an EC key of " + LEAST_EC_BITS + " bits or an RSA key of "
                    + LEAST_RSA_BITS + " or more, found a weaker or another one (" + key.getAlgorithm() + ")");
        }
    }

    private static boolean belongsTo(PrivateKey key, PublicKey known) {
        if (!key.getAlgorithm().equals(known.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature =
                    Signature.getInstance("RSA".equals(key.getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Pair[" + serial() + "]";
    }
}
