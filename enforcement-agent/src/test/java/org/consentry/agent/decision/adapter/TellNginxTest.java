// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consentry.protocol.ToldReleases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that tells the agent what a real nginx let out. Archive and agent are stood in for. */
class TellNginxTest {
    private static final String ANNA = "2.999.1.1";
    private static final String BEN = "2.999.1.2";

    @TempDir
    Path folder;

    private final List<ToldReleases> told = new CopyOnWriteArrayList<>();
    private HttpServer http;
    private int agentSays = 200;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/dicom-web/", exchange -> answer(exchange, 200, "an image"));
        http.createContext("/access/v1/proxy", exchange -> {
            boolean may =
                    exchange.getRequestHeaders().getFirst("X-Original-URI").contains(ANNA);
            exchange.getResponseHeaders().add("Consentry-Decision", may ? "d1" : "d2");
            answer(exchange, may ? 204 : 403, "");
        });
        http.createContext("/access/v1/releases", exchange -> {
            String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (agentSays == 200) {
                told.add(ToldReleases.read(message, Instant.now()));
            }
            answer(exchange, agentSays, "{\"recorded\":" + told.size() + "}");
        });
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void whatNginxLetOutIsToldOnce() throws Exception {
        int port = http.getAddress().getPort();
        try (Nginx nginx = Nginx.start(folder.resolve("nginx"), port, port, "t", "none")) {
            String anna = "/dicom-web/studies/" + ANNA;
            assertThat(nginx.status("GET " + anna + "/series/" + ANNA + ".1/instances/" + ANNA + ".1.1"))
                    .isEqualTo(200);
            assertThat(nginx.status("GET " + anna)).isEqualTo(200);
            assertThat(nginx.status("HEAD " + anna)).isEqualTo(200);
            assertThat(nginx.status("GET /dicom-web/studies/" + BEN)).isEqualTo(403);

            assertThat(tell(nginx.told())).isZero();
            assertThat(told).singleElement().satisfies(message -> {
                assertThat(message.recipient().value()).isEqualTo("northlight");
                assertThat(message.releases())
                        .extracting(release -> release.study().value(), ToldReleases.Release::decision)
                        .containsExactly(tuple(ANNA, "d1"));
            });
            assertThat(tell(nginx.told())).isZero();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void whatTheAgentDidNotTakeIsToldLater() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), line(ANNA));
        agentSays = 503;
        assertThat(tell(log)).isEqualTo(1);
        agentSays = 200;
        assertThat(tell(log)).isZero();

        assertThat(told).hasSize(1);
    }

    @Test
    void aLineThatIsBeingWrittenWaitsAndARotatedLogIsReadToItsEnd() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), line(ANNA).strip());
        assertThat(tell(log)).isZero();
        assertThat(told).isEmpty();

        Files.writeString(log, "\n", StandardOpenOption.APPEND);
        Files.move(log, folder.resolve("log.1"));
        Files.writeString(log, "");
        assertThat(tell(log)).isZero();
        assertThat(told).hasSize(1);
    }

    @Test
    void whatIsMissingOrUnreadableIsSaidAndTheRestIsTold() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "127.0.0.1 - - [no line of ours]\n" + line(ANNA));
        assertThat(tell(log)).isEqualTo(3);
        assertThat(told).hasSize(1);

        Files.delete(log);
        Files.writeString(log, "");
        assertThat(tell(log)).as("the log before is gone").isEqualTo(3);
    }

    private static String line(String study) {
        return "{\"at\":\"2026-06-15T13:59:00+02:00\",\"method\":\"GET\",\"uri\":\"/dicom-web/studies/" + study
                + "\",\"status\":200,\"decision\":\"d1\"}\n";
    }

    private int tell(Path log) throws IOException, InterruptedException {
        Path token = Files.writeString(folder.resolve("bearer"), "t\n");
        ProcessBuilder telling = new ProcessBuilder(
                        "../deploy/adapters/tell-nginx",
                        log.toString(),
                        folder.resolve("state").toString())
                .inheritIO();
        telling.environment()
                .putAll(Map.of(
                        "AGENT",
                        "http://127.0.0.1:" + http.getAddress().getPort(),
                        "RECIPIENT",
                        "northlight",
                        "PURPOSE",
                        "MLTRAINING",
                        "TOKEN_FILE",
                        token.toString()));
        return telling.start().waitFor();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            boolean none = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(status, none ? -1 : body.length);
            if (!none) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
