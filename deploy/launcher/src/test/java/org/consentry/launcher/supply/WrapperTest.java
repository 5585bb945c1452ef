// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper runs no Maven but the one whose sum is pinned. The wrapper had no sums: it ran whatever came. */
class WrapperTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final byte[] NOT_MAVEN = {'P', 'K', 5, 6};
    private static final List<String> PLACES = List.of("/usr/local/bin", "/usr/bin", "/bin");
    private static final List<String> NEEDED =
            List.of("sh uname dirname basename tr mktemp mkdir rm wget curl sha256sum tar gzip mv".split(" ", -1));

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void serveAnotherFile() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, NOT_MAVEN.length);
            exchange.getResponseBody().write(NOT_MAVEN);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void aDistributionWithAnotherSumIsNotUnpacked() throws Exception {
        assertThat(mavenOf(System.getenv("PATH"))).contains("Failed to validate Maven distribution SHA-256");
        assertThat(folder.resolve("home/wrapper/dists/apache-maven-3.9.11")).isEmptyDirectory();
    }

    @Test
    void whereThereIsNoUnzipTheOtherFileIsCheckedToo() throws Exception {
        assertThat(mavenOf(programsWithoutUnzip().toString()))
                .contains("Failed to validate Maven distribution SHA-256");
    }

    private Path programsWithoutUnzip() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String name : NEEDED) {
            for (String place : PLACES) {
                Path program = Path.of(place, name);
                if (Files.isExecutable(program) && !Files.exists(bin.resolve(name))) {
                    Files.writeString(bin.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
                    Files.setPosixFilePermissions(bin.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        return bin;
    }

    private String mavenOf(String path) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", ROOT.resolve("mvnw").toString(), "--version").redirectErrorStream(true);
        builder.environment().put("PATH", path);
        builder.environment().put("MAVEN_USER_HOME", folder.resolve("home").toString());
        builder.environment()
                .put("MVNW_REPOURL", "http://127.0.0.1:" + server.getAddress().getPort());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isNotZero();
        return said;
    }
}
