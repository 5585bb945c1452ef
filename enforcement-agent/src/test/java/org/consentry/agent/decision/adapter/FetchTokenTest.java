// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that keeps an adapter's token fresh. */
class FetchTokenTest {
    @TempDir
    Path folder;

    @TempDir
    Path secrets;

    private final List<String> asked = new ArrayList<>();
    private String answer = "{\"access_token\":\"aa.bb-_.cc\",\"expires_in\":300}";
    private int status = 200;
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/token", exchange -> {
            try (exchange) {
                asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        http.start();
        Files.writeString(secrets.resolve("secret"), "s&c+r%t\n");
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void theTokenIsItsOwnersAlone() throws Exception {
        assertThat(fetch("token")).isZero();

        assertThat(folder.resolve("token")).hasContent("aa.bb-_.cc\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(asked)
                .containsExactly("grant_type=client_credentials&client_id=export-demo&client_secret=s%26c%2Br%25t");
        assertThat(fetch("--nginx", "token")).isZero();
        assertThat(folder.resolve("token")).hasContent("proxy_set_header Authorization \"Bearer aa.bb-_.cc\";\n");
    }

    @Test
    void withoutATokenTheOldFileStays() throws Exception {
        Files.writeString(folder.resolve("token"), "old");
        status = 401;
        assertThat(fetch("token")).isNotZero();
        status = 200;
        for (String other : List.of("{}", "<html>", "{\"access_token\":\"a\\\"; evil\"}")) {
            answer = other;
            assertThat(fetch("token")).isNotZero();
        }

        assertThat(folder.resolve("token")).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private int fetch(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of("../deploy/adapters/fetch-token").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder fetching = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        fetching.environment()
                .putAll(Map.of(
                        "TOKEN_URL",
                        "http://127.0.0.1:" + http.getAddress().getPort() + "/token",
                        "CLIENT",
                        "export-demo",
                        "SECRET_FILE",
                        secrets.resolve("secret").toString()));
        return fetching.start().waitFor();
    }
}
