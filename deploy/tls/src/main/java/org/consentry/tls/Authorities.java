// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;

/** The authorities that our own clients trust, and no others. */
public record Authorities(List<X509Certificate> certificates) {
    public Authorities {
        certificates = List.copyOf(certificates);
    }

    static Authorities read(Path file) {
        return new Authorities(Pem.certificates(file, Pem.text(file)));
    }

    /** The JDK's own checks, with these authorities. */
    public TrustManagerFactory factory() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("authority-" + i, certificates.get(i));
            }
            // By name, since the default is ours.
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKIX and PKCS12", e);
        }
    }
}
