// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate for localhost that signs itself, and its key, made by the JDK's keytool in a folder of a test. */
public final class MadePair {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore store;

    private MadePair(KeyStore store) {
        this.store = store;
    }

    /** One in force for a month, with a key on a curve. */
    public static MadePair of(Path folder, String name) throws Exception {
        return of(folder, name, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
    }

    /** One that ended yesterday. */
    public static MadePair expired(Path folder, String name) throws Exception {
        return of(folder, name, "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-10d", "-validity", "9");
    }

    static MadePair of(Path folder, String name, String... options) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", "one", "-dname", "CN=localhost"));
        command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "bc=ca:true"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        command.addAll(List.of(options));
        if (!command.contains("-startdate")) {
            command.addAll(List.of("-startdate", "-1d"));
        }
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made nothing: " + said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return new MadePair(store);
    }

    /** The store with both, protected by the password of {@link #password()}. */
    public KeyStore store() {
        return store;
    }

    /** What opens {@link #store()}. */
    public static char[] password() {
        return PASSWORD.clone();
    }

    /** Hexadecimal. */
    public String serial() throws GeneralSecurityException {
        return ((X509Certificate) certificate()).getSerialNumber().toString(16);
    }

    /** Writes the certificate as PEM over what is there. */
    public void writeCertificate(Path file) throws IOException, GeneralSecurityException {
        Files.writeString(file, certificateText());
    }

    /** Writes the key as PEM over what is there, for its owner only. */
    public void writeKey(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, pem("PRIVATE KEY", store.getKey("one", PASSWORD).getEncoded()));
    }

    String certificateText() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate().getEncoded());
    }

    private Certificate certificate() throws GeneralSecurityException {
        return store.getCertificate("one");
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }
}
