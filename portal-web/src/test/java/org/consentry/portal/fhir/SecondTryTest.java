// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondTryTest {

    private final SecondTry again = new SecondTry(Duration.ofMillis(1));
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answers.remove(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    // A restart of the database takes two seconds, and whoever read a page in them saw an error.
    @Test
    void aServerThatIsBackAfterAMomentIsNotNoticed() {
        answers.addAll(List.of(503, 200));

        assertThat(ask()).isEqualTo(200);
    }

    @Test
    void otherAnswersAreTakenAtOnce() {
        answers.addAll(List.of(404, 500, 200));

        assertThat(ask()).isEqualTo(404);
        assertThat(ask()).isEqualTo(500);
        assertThat(answers).containsExactly(200);
    }

    @Test
    void aServerThatStaysAwayKeepsOnlyTheFirstWaiting() {
        answers.addAll(List.of(503, 503, 503, 200));

        assertThat(ask()).isEqualTo(503);
        assertThat(ask()).isEqualTo(503);

        assertThat(answers).containsExactly(200);
    }

    private int ask() {
        return again.of(this::send).statusCode();
    }

    private HttpResponse<Void> send() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
