// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Comes to a listener as a stranger would and says what it shows. Sends nothing that anybody could want to know. */
final class Stranger {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String[] NOT_SEALED = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"
    };
    private static final byte[] QUESTION =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String HTTP = "HTTP/";

    private final SSLContext context;

    Stranger() {
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    ShownCertificate look(InetSocketAddress listener) {
        Optional<X509Certificate> leaf = leaf(listener);
        if (leaf.isPresent()) {
            return new ShownCertificate.Tls(
                    leaf.get(), leaf(listener, NOT_SEALED).isEmpty());
        }
        return isPlain(listener) ? new ShownCertificate.Plain() : new ShownCertificate.Nothing();
    }

    private Optional<X509Certificate> leaf(InetSocketAddress listener, String... suites) {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            if (suites.length > 0) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.setEnabledCipherSuites(suites);
            }
            connect(socket, listener);
            socket.startHandshake();
            return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(InetSocketAddress listener) {
        try (Socket socket = new Socket()) {
            connect(socket, listener);
            socket.getOutputStream().write(QUESTION);
            return new String(socket.getInputStream().readNBytes(HTTP.length()), StandardCharsets.ISO_8859_1)
                    .equals(HTTP);
        } catch (IOException closed) {
            return false;
        }
    }

    private static void connect(Socket socket, InetSocketAddress listener) throws IOException {
        InetAddress address =
                listener.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listener.getAddress();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(address, listener.getPort()), (int) PATIENCE.toMillis());
    }

    /** Takes any certificate, since it is what is looked at; nothing is said to whom it is of. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
