// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.consentry.tls.Authorities;
import org.consentry.tls.Pair;
import org.consentry.tls.Pem;

/**
 * What one side shows and whom it trusts. Sessions of an earlier one cannot be resumed with this one, so what it no
 * longer trusts is out at once.
 *
 * @param ends when our own certificate ends; empty if we show none
 */
record TlsKeys(SSLContext context, Optional<Instant> ends) {
    private static final char[] NO_PASSWORD = {};

    /** Makes it of files, or refuses them with {@link org.consentry.tls.RefusedFileException}. */
    static TlsKeys of(TlsSources sources, TlsSources.Text text, InstantSource clock) {
        Optional<Pair> own =
                sources.own().flatMap(files -> text.own().map(held -> Pair.of(files, held, clock.instant())));
        Authorities authorities = new Authorities(sources.authorities()
                .flatMap(file -> text.authorities().map(held -> Pem.certificates(file, held)))
                .orElse(List.of()));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.isPresent() ? keys(own.get()) : new KeyManager[0],
                    new TrustManager[] {new StrictTrust(trust(authorities), clock)},
                    null);
            return new TlsKeys(context, own.map(Pair::ends));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has TLS, PKIX and PKCS12", e);
        }
    }

    private static KeyManager[] keys(Pair pair) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", pair.key(), NO_PASSWORD, pair.chain().toArray(Certificate[]::new));
        // By name: the default may be that of Payara's listeners.
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static X509ExtendedTrustManager trust(Authorities authorities) {
        return (X509ExtendedTrustManager) authorities.factory().getTrustManagers()[0];
    }
}
