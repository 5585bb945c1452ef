// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.consentry.tls.MadePair;

/** A token endpoint and a consent server by https; remembers what was asked for. */
final class Hospital implements AutoCloseable {
    private final HttpsServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    Hospital(MadePair pair) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(pair.store(), MadePair.password());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    Queue<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().getPath());
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            byte[] body = "{\"access_token\":\"x\",\"expires_in\":300}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(token ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
