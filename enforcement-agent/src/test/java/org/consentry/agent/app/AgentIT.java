// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.StudyUid;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class AgentIT {

    private static final String QUESTION = """
        {"subject":{"type":"organization","id":"northlight"},"action":{"name":"disclose"},
         "resource":{"type":"imaging-study","id":"2.999.5.1"},
         "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]}}
        """;

    private static final String QUESTION_OF_MANY = """
        {"purpose":"MLTRAINING","recipient":"northlight","supported_obligations":["DEID"]}
        {"study":"2.999.5.1"}
        {"study":"2.999.5.2"}
        {"study":"2.999.8"}
        """;

    /** By itself it would ask for HTTP/2, and then Payara breaks off long answers. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @BeforeEach
    void ready() throws Exception {
        Platform.awaitReady(agent);
    }

    /** Metrics, with the names of routes, and the description of the API were for everybody. */
    @Test
    void metricsAreForMonitoringOnlyAndNothingTellsWhatRunsHere() throws Exception {
        for (String path : List.of("/metrics", "/metrics/", "/openapi", "/application.wadl")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        HttpResponse<String> metrics = http.send(
                HttpRequest.newBuilder(uri("/metrics"))
                        .header("Authorization", "Bearer " + Platform.METRICS_TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .containsPattern("consentry_ready\\{.*check=\"outbox\".*} 1\\b")
                .contains("consentry_routes{", "consentry_sender_silent_seconds{", "consentry_key_age_seconds{");
        assertThat(Platform.firstMetrics())
                .containsPattern("consentry_security_events_total\\{.*kind=\"proxied-unclear\".*} 0");

        HttpResponse<String> refused = get("/access/v1/evaluation");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(refused.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void healthSaysHowFarAndHowOldTheReplicaIs() throws Exception {
        assertThat(get("/health/ready").body()).contains("\"position\"", "\"ageMillis\"", "FOLLOWING");
        assertThat(get("/health/ready").body()).contains("\"outbox\"", "\"room\"", "\"freeBytes\"");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").body()).contains("stopped-by-element");
    }

    @Test
    void theConfigurationIsOpen() throws Exception {
        HttpResponse<String> answer = get("/.well-known/authzen-configuration");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/access/v1/evaluation");
    }

    @Test
    void withoutAGoodTokenNothingIsAnswered() throws Exception {
        Tokens tokens = Platform.tokens();
        for (String bad : List.of(
                "",
                "x.y.z",
                tokens.expired(),
                tokens.ofAnotherAudience(),
                tokens.ofAnotherIssuer(),
                tokens.exportSystem() + "x")) {
            assertThat(post("/access/v1/evaluation", "application/json", bad, QUESTION)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/access/v1/evaluation", "application/json", tokens.patient(), QUESTION)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/access/v1/cohort", "application/x-ndjson", "", "{}").statusCode())
                .isEqualTo(401);
    }

    /** How many questions a client asks in a minute was not bounded. */
    @Test
    void aClientThatAsksTooMuchInAMinuteIsToldToWaitAndOthersAreNot() throws Exception {
        String wild = Platform.tokens().exportSystem("wild");

        HttpResponse<String> answer = post("/access/v1/evaluation", "text/plain", wild, "");
        for (int i = 0; i < 2 * Platform.CALLS_A_MINUTE && answer.statusCode() != 429; i++) {
            answer = post("/access/v1/evaluation", "text/plain", wild, "");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(post(
                                "/access/v1/evaluation",
                                "application/json",
                                Platform.tokens().exportSystem("calm"),
                                QUESTION)
                        .statusCode())
                .isEqualTo(200);
    }

    /** The gateway had no TLS. */
    @Test
    void aSenderAssociatesByTlsWithTheCertificateOfItsTitle() throws Exception {
        assertThat(echoByTls("pacs").exit()).isZero();
        // Bound to a certificate, the title is of no use in the clear, nor with another certificate.
        assertThat(echoByTls("agent").output()).contains("Calling AE Title Not Recognized");
        assertThat(Dcmtk.echo(Platform.dicomPort(), "-aec", "NORTHLIGHT_AI", "-aet", "DEMOPACS")
                        .output())
                .contains("Calling AE Title Not Recognized");

        assertThat(metrics().body())
                .containsPattern("consentry_tls_refused\\{.*part=\"agent-dicom-senders\".*} 0")
                .containsPattern("consentry_tls_seconds_left\\{.*part=\"agent-dicom-senders\".*} [1-9]")
                .containsPattern("consentry_tls_seconds_left\\{.*part=\"agent-dicom-recipients\".*} -1");
    }

    private static Dcmtk.Result echoByTls(String shown) {
        List<String> options = new ArrayList<>(Platform.authority().dcmtk(shown));
        options.addAll(List.of("-aec", "NORTHLIGHT_AI", "-aet", "DEMOPACS"));
        return Dcmtk.echo(Platform.dicomTlsPort(), options.toArray(String[]::new));
    }

    /** Refusals stood in the log of the process, those of the DICOM door apart from the others. */
    @Test
    void refusalsOfBothDoorsAreInAFileOfTheirOwn() throws Exception {
        post("/access/v1/evaluation", "application/json", "not-a-token", QUESTION);
        Dcmtk.echo(Platform.dicomPort(), "-aec", "NORTHLIGHT", "-aet", "STRANGER");

        assertThat(Files.readAllLines(Platform.SECURITY_LOG))
                .anyMatch(line ->
                        line.contains(" WARNING event=unauthenticated part=agent status=401 client=- from=127.0.0.1"))
                .anyMatch(line -> line.contains(" WARNING event=dicom-refused part=agent reason=unknown-title"
                        + " titles=STRANGER/NORTHLIGHT from=127.0.0.1"))
                .allMatch(line -> line.matches("2\\S+Z (WARNING|INFO) event=[a-z-]+ part=agent .*"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Platform.SECURITY_LOG)))
                .isEqualTo("rw-------");
        HttpResponse<String> metrics = metrics();
        assertThat(metrics.body()).containsPattern("consentry_security_events_total\\{.*kind=\"dicom-refused\".*} ");
    }

    /** "bearer" in lower case was answered with 401. */
    @Test
    void theSchemesNameMayBeInAnyCase() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/access/v1/evaluation"))
                .header("Content-Type", "application/json")
                .header("Authorization", "bearer " + Platform.tokens().exportSystem())
                .POST(BodyPublishers.ofString(QUESTION))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** A packed body has no limit that anybody counted. */
    @Test
    void aPackedBodyIsRefused() throws Exception {
        for (String path : List.of("/access/v1/evaluation", "/access/v1/cohort")) {
            HttpRequest request = HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip")
                    .header("Authorization", "Bearer " + Platform.tokens().exportSystem())
                    .POST(BodyPublishers.ofString(QUESTION))
                    .build();

            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("Content-Encoding");
        }
    }

    // The container overlooked the coding and answered; what came as the body was the next request.
    @Test
    void aBodyInACodingThatNobodyKnowsIsNoRequest() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agent.getPort())) {
            String request = "POST " + uri("/health/live").getPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 501");
            assertThat(answer.split("HTTP/1\\.1 ", -1))
                    .as("one answer: " + answer)
                    .hasSize(2);
        }
    }

    @Test
    void aYesIsPermittedWithItsObligations() throws Exception {
        HttpResponse<String> answer = ask(QUESTION);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"decision\":true", "PERMIT_WITH_OBLIGATIONS", "\"DEID\"", "decisionId");
        assertThat(answer.headers().firstValue("X-Request-ID")).contains("r-1");
    }

    @Test
    void severalQuestionsAreAnsweredTogether() throws Exception {
        HttpResponse<String> answer = post(
                "/access/v1/evaluations",
                "application/json",
                Platform.tokens().exportSystem(),
                QUESTION.strip().replaceFirst("}$", ",\"evaluations\":[{},{\"resource\":{\"id\":\"2.999.8\"}}]}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"evaluations\":[{\"decision\":true")
                .contains("NO_PATIENT");
        assertThat(post(
                                "/access/v1/evaluations",
                                "application/json",
                                Platform.tokens().exportSystem(),
                                QUESTION)
                        .body())
                .startsWith("{\"decision\":true");
    }

    @Test
    void anotherContentTypeAndAMemberWrittenTwiceAreBadRequests() throws Exception {
        // The last of two members won, and another content type was 415 where the certification wants 400.
        HttpResponse<String> twice = ask(QUESTION.replaceFirst("\\{", "{\"action\":{\"name\":\"use\"},"));

        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).contains("action");
        assertThat(post("/access/v1/evaluation", "text/plain", Platform.tokens().exportSystem(), QUESTION)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoCannotFulfillTheObligationsIsRefused() throws Exception {
        HttpResponse<String> answer = ask(QUESTION.replace("[\"DEID\"]", "[]"));

        assertThat(answer.body()).contains("\"decision\":false", "OBLIGATION_UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"subject\":{\"type\":\"organization\"}}"})
    void aQuestionThatIsNoneIsABadRequest(String question) throws Exception {
        HttpResponse<String> answer = ask(question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("expected", "found");
    }

    @Test
    void aCohortIsAnsweredLineByLine() throws Exception {
        HttpResponse<String> answer = post(
                "/access/v1/cohort", "application/x-ndjson", Platform.tokens().exportSystem(), QUESTION_OF_MANY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"line\":2", "\"decision\":true");
        assertThat(lines.get(1)).contains("\"decision\":false", "OPT_IN_MISSING");
        assertThat(lines.get(2)).contains("NO_PATIENT");
        assertThat(lines.get(3)).contains("\"trailer\":true", "\"permitted\":1");
    }

    /** Most clients send all before they read. The agent once waited for them to read, and they for the agent. */
    @Test
    void whoSendsAMillionScansBeforeReadingHasAnAnswer() throws Exception {
        int scans = 1_000_000;
        String header = QUESTION_OF_MANY.substring(0, QUESTION_OF_MANY.indexOf('\n') + 1);
        HttpRequest request = HttpRequest.newBuilder(uri("/access/v1/cohort"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + Platform.tokens().exportSystem())
                .POST(BodyPublishers.ofString(header + "{\"study\":\"2.999.8\"}\n".repeat(scans)))
                .build();

        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().reduce("", (line, next) -> next))
                .contains("\"trailer\":true", "\"NO_PATIENT\":" + scans);
    }

    @Test
    void aNoIsRefusedAndReportedToTheServer() throws Exception {
        long before = Platform.server().next() - 1;
        Platform.server().add(Entries.linked(before + 1, new StudyUid("2.999.5.3"), Entries.ANNA));
        for (int i = 0; ask(QUESTION).body().contains("\"position\":" + before); i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        ask(QUESTION.replace("2.999.5.1", "2.999.77"));
        for (int i = 0; Platform.server().reports().isEmpty(); i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }

        assertThat(Platform.server().reports().get(0).sequence()).isEqualTo(1);
    }

    @Test
    void anUnknownPathIsNotFound() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(post(
                                "/access/v1/nothing",
                                "application/json",
                                Platform.tokens().exportSystem(),
                                "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> ask(String question) throws IOException, InterruptedException {
        return post(
                "/access/v1/evaluation", "application/json", Platform.tokens().exportSystem(), question);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .header("X-Request-ID", "r-1")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> metrics() throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri("/metrics"))
                        .header("Authorization", "Bearer " + Platform.METRICS_TOKEN)
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + agent.getPort() + path);
    }
}
