// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consentry.launcher.process.LocalPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an administrator starts it, without a consent server in reach: it runs, and nothing gated leaves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentProgramIT {
    private static final Path JAR = Path.of("target", "consentry-agent.jar").toAbsolutePath();
    private static final int ASKED_TO_END = 143;
    private static final List<Integer> PORTS = LocalPort.free(3);
    private static final List<Process> STARTED = new ArrayList<>();

    @TempDir
    static Path folder;

    private static Process agent;
    private static String printed = "";

    @BeforeAll
    static void start() throws IOException {
        agent = program("run", file(folder, PORTS.get(1)));
        printed = until(" ready in ", agent);
    }

    @AfterAll
    static void endAll() {
        STARTED.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    @Order(1)
    void itAnswersAtItsPorts() throws IOException, InterruptedException {
        assertThat(printed).contains("Agent gateway-1 started at Main site");
        assertThat(status("/health/live")).isEqualTo(200);
        // No consent server is in reach.
        assertThat(status("/health/ready")).isEqualTo(503);
        try (Socket dicom = new Socket(InetAddress.getLoopbackAddress(), PORTS.get(1))) {
            assertThat(dicom.isConnected()).isTrue();
        }
    }

    @Test
    @Order(2)
    void itsFilesAreItsOwnersOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/program"))))
                .isEqualTo("rwx------");
    }

    @Test
    @Order(3)
    void aSecondOneInTheSameFolderSaysSo() throws IOException, InterruptedException {
        Process second = program("run", folder.resolve("agent.properties"));

        assertThat(text(second)).contains("Another start already uses the folder " + folder.resolve("data/program"));
        assertThat(second.waitFor()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void onePortIsNotForTwo() throws IOException, InterruptedException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Process second = program("run", file(other, PORTS.get(2)));

        assertThat(text(second)).contains("Address already in use");
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(agent.isAlive()).isTrue();
    }

    @Test
    @Order(5)
    void askedToEndItEndsWithItsProcess() throws InterruptedException {
        List<ProcessHandle> family = agent.descendants().toList();
        agent.destroy();

        assertThat(agent.waitFor()).isEqualTo(ASKED_TO_END);
        assertThat(family).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private static Path file(Path where, int dicom) throws IOException {
        String text = Paper.least(where).replace(":8081/", ":9/");
        return Paper.file(
                where,
                text + "http-port = " + PORTS.getFirst() + "\ndicom-port = " + dicom
                        + "\ndicom-warm-up = PT0S\nheap = 256m\n");
    }

    private static Process program(String command, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        command,
                        file.toString())
                .redirectErrorStream(true)
                .start();
        STARTED.add(process);
        return process;
    }

    private static String until(String part, Process process) throws IOException {
        StringBuilder text = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
            if (line.contains(part)) {
                Thread.ofVirtual().start(() -> skip(lines));
                return text.toString();
            }
        }
        throw new AssertionError("expected a line with \"" + part + "\", found the end of:\n" + text);
    }

    /** Takes what it prints from now on, or it would wait. */
    private static void skip(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {}
        } catch (IOException ended) {
            // It ends when the process does.
            return;
        }
    }

    private static String text(Process process) {
        return process.inputReader().lines().collect(Collectors.joining("\n"));
    }

    private static int status(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.getFirst() + path))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
