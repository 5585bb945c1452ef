// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.consentry.tls.Watched;

/**
 * TLS of one side of the gateway, towards senders or towards recipients: the profile <i>BCP 195 RFC 8996, 9325 TLS
 * Secure Transport Connection</i> of DICOM PS3.15 2024e, B.12. TLS 1.3 and 1.2, forward secrecy and sealed suites only.
 * Engines are made for many threads; the files are looked at by one.
 */
public final class DicomTls {
    private static final Logger LOG = System.getLogger(DicomTls.class.getName());
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    /** Those of our HTTP listeners (decision 0031). */
    private static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    };

    private static final long NONE = -1;

    private final String side;
    private final Watched<TlsSources.Text, TlsKeys> keys;

    private DicomTls(String side, Watched<TlsSources.Text, TlsKeys> keys) {
        this.side = side;
        this.keys = keys;
    }

    /**
     * Reads the files.
     *
     * @param side for the log
     * @throws org.consentry.tls.RefusedFileException if one is not as it must be
     */
    public static DicomTls of(String side, TlsSources sources, InstantSource clock) {
        return new DicomTls(side, new Watched<>(sources::text, text -> TlsKeys.of(sources, text, clock)));
    }

    /** An engine for a sender that has connected to us. */
    public SSLEngine listener(CallerCertificates callers) {
        SSLEngine engine = keys.current().context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = profile(engine);
        callers.demand(parameters);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** The same for a connection that was taken; it shows and trusts what the files say now. */
    public SSLSocket listener(Socket taken, CallerCertificates callers) throws IOException {
        SSLSocket socket = (SSLSocket) keys.current()
                .context()
                .getSocketFactory()
                .createSocket(taken, taken.getInetAddress().getHostAddress(), taken.getPort(), true);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        callers.demand(parameters);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** An engine for a recipient, whose certificate must be for this host. */
    public SSLEngine recipient(String host, int port) {
        SSLEngine engine = keys.current().context().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = profile(engine);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** What is shown to recipients over HTTP and whom of them we trust, as the files say now. */
    public SSLContext context() {
        return keys.current().context();
    }

    /** The versions and suites to speak with recipients over HTTP. */
    public static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters(SUITES.clone(), VERSIONS.clone());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /** Takes new files, or keeps what there is and says so; returns 1 if there was something new. */
    public int doWork() {
        return switch (keys.look()) {
            case NONE -> 0;
            case TAKEN -> {
                LOG.log(Level.INFO, "New TLS files of DICOM {0} are in use", side);
                yield 1;
            }
            case REFUSED -> {
                LOG.log(
                        Level.ERROR,
                        "New TLS files of DICOM {0} are refused and those before stay: {1}",
                        side,
                        keys.refusal().orElse(""));
                yield 1;
            }
        };
    }

    /** 1 while the files hold what is not used, else 0. */
    public long refused() {
        return keys.refusal().isPresent() ? 1 : 0;
    }

    /** Seconds until our certificate ends, 0 when it has; -1 if we show none. */
    public long secondsLeft(Instant now) {
        Optional<Instant> ends = keys.current().ends();
        return ends.map(end -> Math.max(0, Duration.between(now, end).toSeconds()))
                .orElse(NONE);
    }

    private static SSLParameters profile(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setCipherSuites(SUITES);
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }
}
