// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.consentry.testkit.SigningKey;

/** Signs tokens and serves the key they are checked with. */
final class Issuer {

    private final SigningKey key = new SigningKey();
    private final HttpServer server;

    Issuer() throws GeneralSecurityException, IOException {
        byte[] keys = key.published().toString().getBytes(StandardCharsets.UTF_8);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/protocol/openid-connect/certs", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    /** The claims as a signed token. */
    String sign(JsonObjectBuilder claims) {
        return key.sign(claims.build());
    }
}
