// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Certificates and private keys as text (RFC 7468). What is refused is named by its file, never by its content. */
public final class Pem {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");
    private static final String PKCS8 = "PRIVATE KEY";

    private Pem() {}

    /** What a file holds. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new RefusedFileException(file + ": expected a file that this account may read, found "
                    + e.getClass().getSimpleName());
        }
    }

    /** The certificates in {@code text}, in its order; at least one. */
    public static List<X509Certificate> certificates(Path file, String text) {
        List<X509Certificate> all = CERTIFICATE
                .matcher(text)
                .results()
                .map(found -> certificate(file, found.group()))
                .toList();
        if (all.isEmpty()) {
            throw new RefusedFileException(file + ": expected BEGIN CERTIFICATE, found none");
        }
        return all;
    }

    /** The one private key in {@code text}. */
    static PrivateKey privateKey(Path file, String text) {
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new RefusedFileException(file + ": expected BEGIN PRIVATE KEY, found none");
        }
        if (!PKCS8.equals(found.group(1))) {
            throw new RefusedFileException(file + ": expected BEGIN PRIVATE KEY, found BEGIN " + found.group(1)
                    + " (openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW makes it so)");
        }
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(2)));
            return Stream.of("EC", "RSA")
                    .flatMap(algorithm -> privateKey(algorithm, encoded).stream())
                    .findFirst()
                    .orElseThrow(() -> new RefusedFileException(
                            file + ": expected an EC or RSA key in PKCS#8, found something else"));
        } catch (IllegalArgumentException e) {
            throw new RefusedFileException(file + ": expected a key in base64, found something else");
        }
    }

    private static Optional<PrivateKey> privateKey(String algorithm, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static X509Certificate certificate(Path file, String text) {
        try (InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException | IOException e) {
            throw new RefusedFileException(file + ": expected X.509 certificates, found one that cannot be read");
        }
    }
}
