// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.consentry.tls.Pair;

/**
 * The JDK's checks and three that it leaves out. It takes a certificate that is itself among the trusted ones even
 * after its end. It takes RSA keys of 1024 bits. It takes a host name from the common name if there is no alternative
 * name, which RFC 9525 no longer allows.
 */
final class StrictTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;
    private final InstantSource clock;

    StrictTrust(X509ExtendedTrustManager jdk, InstantSource clock) {
        this.jdk = jdk;
        this.clock = clock;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        jdk.checkClientTrusted(chain, kind, engine);
        requireInForceAndStrong(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        jdk.checkServerTrusted(chain, kind, engine);
        requireInForceAndStrong(chain[0]);
        if (chain[0].getSubjectAlternativeNames() == null) {
            throw new CertificateException("No subject alternative name in the certificate");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        jdk.checkClientTrusted(chain, kind, socket);
        requireInForceAndStrong(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }

    private void requireInForceAndStrong(X509Certificate leaf) throws CertificateException {
        leaf.checkValidity(Date.from(clock.instant()));
        if (!Pair.isStrong(leaf.getPublicKey())) {
            throw new CertificateException("the key of the certificate is too weak");
        }
    }

    private static CertificateException onlyEngines() {
        return new CertificateException("servers are checked for engines only, which know the host");
    }
}
