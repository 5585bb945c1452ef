// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A scan tried on a route, through HTTP. */
@ExtendWith(ArquillianExtension.class)
class TrialDoorIT {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path temp;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @Test
    void anOperatorTriesAScanAndNobodyElse() throws Exception {
        Platform.server().add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE));
        Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
        byte[] scan = Files.readAllBytes(Scan.file(
                temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), TransferSyntax.EXPLICIT_LE));
        String way = "/routes/v1/" + ROUTE.calledAe() + "/trial";

        assertThat(post(way, "", scan).statusCode()).isEqualTo(401);
        assertThat(post(way, Platform.tokens().exportSystem(), scan).statusCode())
                .isEqualTo(403);
        String operator = Platform.tokens().operator();
        HttpResponse<String> answer = post(way, operator, scan);
        for (int i = 0; !answer.body().contains("\"wouldLeave\":"); i++) {
            assertThat(i).as(answer.body()).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = post(way, operator, scan);
        }
        assertThat(answer.body()).contains("\"route\":\"" + ROUTE.calledAe() + "\"", "\"state\":\"OPEN\"");

        assertThat(post("/routes/v1/NOBODY/trial", operator, scan).statusCode()).isEqualTo(404);
        assertThat(post(way, operator, "no scan".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/routes/v1/shadow", operator).body()).isEqualTo("{\"routes\":[]}");
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(to(path, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, byte[] body) throws Exception {
        HttpRequest.Builder request =
                to(path, token).header("Content-Type", "application/dicom").POST(BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
