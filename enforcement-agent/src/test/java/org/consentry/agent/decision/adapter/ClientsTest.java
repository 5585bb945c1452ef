// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.consentry.testkit.LoopbackPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients of the documentation take nothing for a yes but a yes. */
class ClientsTest {
    private static final Path FOLDER = Path.of("../deploy/adapters");
    private static final String YES = "{\"decision\":true,\"context\":{\"outcome\":\"PERMIT\"}}";

    /** What the agent may answer, or something in its place; each study is one. */
    private static final Map<String, String> ANSWERS = Map.of(
            "1.1", "200 " + YES,
            "1.2", "200 {\"decision\":false,\"context\":{\"decision\":true}}",
            "1.3", "200 {\"decision\":\"true\"}",
            "1.4", "200 {\"decision\":true",
            "1.5", "200 <html>{\"decision\":true,}</html>",
            "1.6", "503 " + YES,
            "1.7", "302 " + YES,
            "1.8", "200 [true]",
            "1.9", "200 ");

    @TempDir
    Path temp;

    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/access/v1/evaluation", ClientsTest::answer);
        http.createContext("/yes", exchange -> send(exchange, 200, YES));
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void theOneInJava() throws Exception {
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        temp.toString(),
                        FOLDER.resolve("ConsentryClient.java").toString());
        assertThat(compiled).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {temp.toUri().toURL()})) {
            Method ask = loader.loadClass("ConsentryClient")
                    .getDeclaredMethod(
                            "mayLeave",
                            String.class,
                            String.class,
                            String.class,
                            List.class,
                            String.class,
                            String.class);
            ask.setAccessible(true);
            for (String study : ANSWERS.keySet()) {
                assertThat(ask.invoke(null, study, "northlight", "MLTRAINING", List.of("DEID"), address(), "t.o.k"))
                        .as(ANSWERS.get(study))
                        .isEqualTo(study.equals("1.1"));
            }
            String away = "http://127.0.0.1:" + LoopbackPort.free();
            assertThat(ask.invoke(null, "1.1", "northlight", "MLTRAINING", List.of("DEID"), away, "t.o.k"))
                    .isEqualTo(false);
            assertThat(ask.invoke(null, "1.1\"", "northlight", "MLTRAINING", List.of("DEID"), address(), "t.o.k"))
                    .isEqualTo(false);
        }
    }

    @Test
    void theOneInPython() throws Exception {
        String program = """
                import sys
                from consentry_client import may_leave
                for study in sys.argv[3:]:
                    print(study, may_leave(study, "northlight", "MLTRAINING", ["DEID"], sys.argv[1], "t.o.k"))
                print("away", may_leave("1.1", "northlight", "MLTRAINING", ["DEID"], sys.argv[2], "t.o.k"))
                """;
        List<String> command = new ArrayList<>(List.of("python3", "-B", "-c", program, address()));
        command.add("http://127.0.0.1:" + LoopbackPort.free());
        ANSWERS.keySet().stream().sorted().forEach(command::add);
        Path said = temp.resolve("said");
        Process python = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(python.waitFor()).isZero();
        assertThat(Files.readAllLines(said))
                .containsExactly(
                        "1.1 True",
                        "1.2 False",
                        "1.3 False",
                        "1.4 False",
                        "1.5 False",
                        "1.6 False",
                        "1.7 False",
                        "1.8 False",
                        "1.9 False",
                        "away False");
    }

    private String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String study = question.replaceAll("(?s).*imaging-study\", *\"id\": *\"([0-9.]+)\".*", "$1");
        String answer = ANSWERS.getOrDefault(study, "400 ");
        exchange.getResponseHeaders().add("Location", "/yes");
        send(exchange, Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
