// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.consentry.agent.tls.TlsSources;
import org.consentry.tls.PairFiles;

/** A certificate authority of one test, made by the JDK's keytool in a folder that goes with the test. */
public final class Authority {
    /** An extension that makes a certificate good for this machine. */
    public static final String HERE = "san=dns:localhost,ip:127.0.0.1";

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ROOT = "root";

    private final Path folder;
    private final Path store;

    private Authority(Path folder, Path store) {
        this.folder = folder;
        this.store = store;
    }

    /** A new authority. */
    public static Authority in(Path folder, String name) {
        return called(name, folder, name);
    }

    /** One that gives itself a name, which may be another's. */
    public static Authority called(String title, Path folder, String name) {
        Authority made = new Authority(folder, folder.resolve(name + ".p12"));
        made.keytool(ROOT, "-dname", "CN=" + title, "-ext", "bc:c", "-validity", "30", "-keyalg", "EC");
        write(made.pem(), pem("CERTIFICATE", made.certificate(ROOT)));
        return made;
    }

    /** Its own certificate. */
    public Path pem() {
        return Path.of(store + ".pem");
    }

    /** A certificate in force for this machine, for servers and clients. */
    public PairFiles issue(String name) {
        return issue(name, "-ext", HERE, "-keyalg", "EC", "-startdate", "-1d", "-validity", "20");
    }

    /** A certificate as keytool's options say. */
    public PairFiles issue(String name, String... options) {
        List<String> all = new ArrayList<>(List.of("-signer", ROOT, "-dname", "CN=" + name));
        all.addAll(List.of(options));
        keytool(name, all.toArray(String[]::new));
        PairFiles files = pair(name);
        write(files.certificate(), pem("CERTIFICATE", certificate(name)));
        write(files.key(), pem("PRIVATE KEY", key(name)));
        return files;
    }

    /** The files of what it has issued. */
    public PairFiles pair(String name) {
        return new PairFiles(folder.resolve(name + ".pem"), folder.resolve(name + "-key.pem"));
    }

    /** A context that shows a certificate, however bad it is, and asks for none. */
    public SSLContext showing(String name) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(name, load().getKey(name, PASSWORD), PASSWORD, new Certificate[] {issued(name)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(one, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context that trusts this authority alone, and shows what it has issued under that name, or nothing. */
    public SSLContext caller(Optional<String> name) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ROOT, load().getCertificate(ROOT));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (name.isPresent()) {
                String shown = name.get();
                own.setKeyEntry(shown, load().getKey(shown, PASSWORD), PASSWORD, new Certificate[] {issued(shown)});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a pair where another one is. */
    public static void replace(PairFiles with, PairFiles old) {
        try {
            Files.copy(with.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(with.key(), old.key(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DCMTK's options to show what it has issued, and to trust it. */
    public List<String> dcmtk(String name) {
        PairFiles own = pair(name);
        return List.of("+tls", own.key().toString(), own.certificate().toString(), "+cf", pem().toString());
    }

    /** Who shows this pair and trusts this authority. */
    public TlsSources trusting(PairFiles own) {
        return new TlsSources(Optional.of(own), Optional.of(pem()));
    }

    /** The certificate in a PEM file of ours. */
    public X509Certificate issued(String name) {
        try {
            return (X509Certificate) load().getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(String alias, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made nothing: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] certificate(String alias) {
        try {
            return issued(alias).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key(String alias) {
        try {
            return load().getKey(alias, PASSWORD).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, PASSWORD);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }
}
