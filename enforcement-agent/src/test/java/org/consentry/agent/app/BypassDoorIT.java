// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where others tell what they have sent. */
@ExtendWith(ArquillianExtension.class)
class BypassDoorIT {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    /** Who sends audit messages shows a certificate of the hospital's, as who sends scans does. */
    @Test
    void anArchiveTellsWhatItSentByTls() throws Exception {
        try (Socket sender = audits(Optional.of("pacs"))) {
            sender.getOutputStream().write("5 hello".getBytes(StandardCharsets.US_ASCII));
            sender.shutdownOutput();
            assertThat(sender.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket stranger = audits(Optional.empty())) {
            assertThatIOException().isThrownBy(() -> {
                stranger.getOutputStream().write("5 hello".getBytes(StandardCharsets.US_ASCII));
                stranger.getInputStream().read();
            });
        }
    }

    private static Socket audits(Optional<String> shown) throws IOException {
        return Platform.authority().caller(shown).getSocketFactory().createSocket("127.0.0.1", Platform.auditPort());
    }

    @Test
    void anExportSystemTellsWhatItSent() throws Exception {
        String told = """
                {"recipient":"northlight","releases":[{"study":"2.999.5.1","at":"2026-01-15T11:59:00Z"}]}""";

        HttpResponse<String> taken = post(Platform.tokens().exportSystem(), told);

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{\"recorded\":1}");
        HttpResponse<String> late = post(Platform.tokens().exportSystem(), told.replace("2026-01", "9999-01"));
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("expected a time in the past at message.releases[0].at");
        assertThat(post("no token", told).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + "/access/v1/releases"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
