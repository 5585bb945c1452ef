// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.File;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.store.Archive;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stores over DICOMweb, through HTTP and a real container. */
@ExtendWith(ArquillianExtension.class)
class StowDoorIT {
    private static final String RELATED =
            "multipart/related; type=\"application/dicom\"; boundary=" + Requests.BOUNDARY;
    private static final String WAY = "/dicomweb/WEB_AI/studies";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final byte[] body = Requests.body(
            Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), Scan.withPixels(Scan.ct(Entries.ANNA.value(), 2)));

    @SuppressWarnings("NullAway.Init")
    private Archive archive;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @BeforeEach
    void open() throws Exception {
        archive = new Archive();
        Route web = Route.open(
                        "WEB_AI",
                        Purpose.MLTRAINING,
                        RecipientPlace.web("127.0.0.1", archive.port(), false, Archive.SERVICE),
                        ROUTE.agreed())
                .usedBy(Set.of("export-demo"));
        Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
        Platform.server().add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, web));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aStudyIsStoredAndAnsweredInTheFormThatIsAskedFor() throws Exception {
        HttpResponse<String> answer = stored();

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
        assertThat(answer.body())
                .contains(Scan.STUDY + ".1.1", Scan.STUDY + ".1.2")
                .doesNotContain("00081198");
        assertThat(archive.whole().getLast())
                .hasSize(2)
                .allSatisfy(object ->
                        assertThat(object.string(Tag.PATIENT_ID).orElseThrow()).matches("P[0-9A-F]{20}"));

        HttpResponse<String> xml = send(post(WAY + "/" + Scan.STUDY, token(), RELATED)
                .header("Accept", "application/dicom+xml")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/dicom+xml");
        assertThat(xml.body()).contains("<NativeDicomModel", "ReferencedSOPSequence");

        for (int i = 0;
                Platform.server().reports().stream()
                        .noneMatch(report -> report.route().equals("WEB_AI"));
                i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void whoMayNotIsRefused() throws Exception {
        stored();
        assertThat(status("", WAY, RELATED)).isEqualTo(401);
        assertThat(status(Platform.tokens().exportSystem(), WAY, RELATED)).isEqualTo(403);
        assertThat(status(Platform.tokens().dicomwebClient("somebody"), WAY, RELATED))
                .isEqualTo(403);
        assertThat(status(token(), "/dicomweb/NORTHLIGHT_AI/studies", RELATED)).isEqualTo(403);
        assertThat(status(token(), "/dicomweb/NOBODY/studies", RELATED)).isEqualTo(403);
        assertThat(Files.readAllLines(Platform.SECURITY_LOG))
                .anyMatch(line -> line.contains("reason=unknown-client titles=somebody/WEB_AI from=127.0.0.1"));
    }

    @Test
    void whatIsNoStoreIsRefusedByName() throws Exception {
        stored();
        int before = archive.begun().size();

        assertThat(status(token(), "/dicomweb/WEB_AI", RELATED)).isEqualTo(404);
        assertThat(status(token(), WAY + "/1/series", RELATED)).isEqualTo(405);
        assertThat(send(post(WAY, token(), RELATED).DELETE().build()).statusCode())
                .isEqualTo(405);
        assertThat(send(post(WAY, token(), RELATED).GET().build()).statusCode())
                .as("nothing can be searched where nothing is fetched")
                .isEqualTo(403);
        for (String type : List.of(
                "application/dicom",
                "multipart/related; type=\"application/dicom+json\"; boundary=part",
                "multipart/related; type=\"application/dicom\"")) {
            assertThat(status(token(), WAY, type)).as(type).isEqualTo(415);
        }
        HttpResponse<String> other = send(post(WAY, token(), RELATED)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertThat(other.statusCode()).isEqualTo(406);
        HttpResponse<String> cut = send(post(WAY, token(), RELATED)
                .POST(BodyPublishers.ofByteArray(body, 0, body.length - 10))
                .build());
        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(cut.body()).contains("before the last delimiter");
        HttpResponse<String> packed = send(post(WAY, token(), RELATED)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertThat(packed.statusCode()).isEqualTo(415);
        HttpResponse<String> large = send(post(WAY, token(), RELATED)
                .POST(BodyPublishers.ofByteArray(new byte[(Platform.MOST_STORED_MEGABYTES << 20) + 1]))
                .build());
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(archive.begun()).hasSize(before);
    }

    /** A sender that goes away within its body has sent nothing. */
    @Test
    void aConnectionThatIsLostLetsNothingOut() throws Exception {
        stored();
        int before = archive.begun().size();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.getPort())) {
            String head = "POST " + WAY + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                    + "\r\nContent-Type: " + RELATED + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length - 20);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer)
                    .satisfiesAnyOf(
                            said -> assertThat(said).startsWith("HTTP/1.1 400"),
                            said -> assertThat(said).isEmpty());
        }
        assertThat(archive.begun()).hasSize(before);
    }

    /** Once the agent has heard of the route. */
    private HttpResponse<String> stored() throws Exception {
        HttpResponse<String> answer = store();
        for (int i = 0; answer.statusCode() != 200; i++) {
            assertThat(i).as(answer.body()).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = store();
        }
        return answer;
    }

    private HttpResponse<String> store() throws Exception {
        return send(post(WAY, token(), RELATED)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private int status(String token, String path, String type) throws Exception {
        return send(post(path, token, type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build())
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String token() {
        return Platform.tokens().dicomwebClient();
    }

    private HttpRequest.Builder post(String path, String token, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + path))
                .header("Content-Type", type);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
