// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Set;
import org.consentry.agent.dicom.RecipientSecurity;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.tls.DicomTls;

/** A service by TLS on loopback, which shows the certificate of that name. */
public final class SecureService implements AutoCloseable {
    private final HttpsServer server;

    public SecureService(Authority authority, String name, HttpHandler handler) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.showing(name)));
        server.createContext("/", handler);
        server.start();
    }

    /** How an agent speaks to services that trusts this authority alone. */
    public static PeerHttp trusting(Authority known) {
        DicomTls ours = DicomTls.of("recipients", known.trusting(known.issue("agent")), InstantSource.system());
        return new PeerHttp(
                new RecipientSecurity(Timeouts.STANDARD, ours::recipient, Set.of()),
                ours::context,
                DicomTls.parameters());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
