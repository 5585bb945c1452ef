// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent's own token, which is good for five minutes, while the identity provider comes and goes. */
class ClientCredentialsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private long ticks;
    private HttpServer provider;
    private ClientCredentials credentials;

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            int count = asked.incrementAndGet();
            byte[] body = ("{\"access_token\":\"t" + count + "\",\"expires_in\":300}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        URI address = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
        credentials = new ClientCredentials(
                new ServerConnection(address, address, "agent", "secret", "a-1", "Main", Duration.ofSeconds(5)),
                new HttpExchange(),
                () -> ticks);
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void theNextOneComesBeforeTheLastOneEnds() throws Exception {
        assertThat(credentials.token()).isEqualTo("t1");
        at(239);
        assertThat(credentials.token()).isEqualTo("t1");
        at(240);
        assertThat(credentials.token()).isEqualTo("t2");
    }

    /** A restart of the identity provider made every export wait until it was back. */
    @Test
    void whileTheProviderIsAwayTheLastOneIsUsedUntilItEnds() throws Exception {
        credentials.token();
        away = true;

        at(240);
        assertThat(credentials.token()).isEqualTo("t1");
        at(294);
        assertThat(credentials.token()).isEqualTo("t1");
        at(295);
        assertThatThrownBy(() -> credentials.token()).isInstanceOf(IOException.class);
        away = false;
        assertThat(credentials.token()).startsWith("t").isNotEqualTo("t1");
    }

    @Test
    void aProviderThatIsAwayIsAskedOnceInFiveSeconds() throws Exception {
        credentials.token();
        away = true;

        at(240);
        credentials.token();
        at(244);
        credentials.token();
        assertThat(asked).hasValue(2);
        at(245);
        credentials.token();
        assertThat(asked).hasValue(3);
    }

    /** A server that refused it must not see it again. */
    @Test
    void aTokenThatTheServerRefusedIsNotUsedAgain() throws Exception {
        credentials.token();
        away = true;

        credentials.forget();

        assertThatThrownBy(() -> credentials.token()).isInstanceOf(IOException.class);
    }

    private void at(long seconds) {
        ticks = Duration.ofSeconds(seconds).toNanos();
    }
}
