// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.launcher.Artifacts;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.LocalPort;
import org.consentry.launcher.supply.PinnedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/demo --dev} rests on: a real Payara deploys an unpacked WAR anew when its file is touched. */
@Timeout(180)
class ReloadIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void anUnpackedWarIsDeployedAnewWhenItsFileIsTouched() throws Exception {
        Path war = folder.resolve("greeting");
        Files.createDirectories(war.resolve("WEB-INF"));
        Files.writeString(war.resolve("first.html"), "first");
        Files.writeString(war.resolve("second.html"), "second");
        opensWith(war, "first.html");
        int port = LocalPort.free(1).getFirst();
        URI address = URI.create("http://127.0.0.1:" + port + "/greeting/");
        try (Children children = new Children(folder.resolve("pids"), folder.resolve("logs"))) {
            new PayaraMicro(settings(war, port, address), PinnedSums.ofTheBuild()).start(children);
            assertThat(get(address)).isEqualTo("first");

            opensWith(war, "second.html");
            // Payara's first look comes a while after the start, and a file that is there by then is no news to it.
            for (int tries = 0; tries < 6 && !"second".equals(get(address)); tries++) {
                Files.writeString(war.resolve(".reload"), "now");
                Thread.sleep(Duration.ofSeconds(5));
            }
            assertThat(get(address)).isEqualTo("second");
        }
    }

    private PayaraSettings settings(Path war, int port, URI address) {
        Artifacts artifacts = Artifacts.in(Artifacts.checkoutAround(Path.of("")));
        return new PayaraSettings(
                "payara",
                artifacts.payaraMicro(),
                List.of(war),
                port,
                List.of(),
                Optional.empty(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Map.of(),
                folder.resolve("payara"),
                List.of(address));
    }

    private static void opensWith(Path war, String page) throws IOException {
        Files.writeString(war.resolve("WEB-INF/web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
                  <welcome-file-list><welcome-file>%s</welcome-file></welcome-file-list>
                </web-app>
                """.formatted(page));
    }

    private static String get(URI address) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
