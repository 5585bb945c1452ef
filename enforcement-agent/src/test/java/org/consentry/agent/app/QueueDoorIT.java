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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.StoreAndForward;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The door for operators, through HTTP. */
@ExtendWith(ArquillianExtension.class)
class QueueDoorIT {
    private static final String WHY = "{\"why\":\"Northlight moves house\"}";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

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

    @BeforeEach
    void ready() throws Exception {
        Platform.awaitReady(agent);
    }

    @Test
    void nobodyButAnOperatorSeesOrTouchesWhatWaits() throws Exception {
        Tokens tokens = Platform.tokens();
        assertThat(get("/queue/v1/routes", "").statusCode()).isEqualTo(401);
        for (String other : List.of(tokens.exportSystem(), tokens.patient())) {
            assertThat(get("/queue/v1/routes", other).statusCode()).isEqualTo(403);
            assertThat(post("/queue/v1/routes/NORTHLIGHT_AI/drop", other, WHY).statusCode())
                    .isEqualTo(403);
        }
        assertThat(get("/queue/v1/routes", tokens.operator()).statusCode()).isEqualTo(200);
        assertThat(post("/access/v1/evaluation", tokens.operator(), "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anActNeedsAReasonAndAnAimAndIsOneOfFour() throws Exception {
        String operator = Platform.tokens().operator();
        for (String bad : List.of("", "{}", "{\"why\":1}", "{\"why\":\"x\"}", "x".repeat(5000))) {
            assertThat(post("/queue/v1/routes/NORTHLIGHT_AI/hold", operator, bad)
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String nowhere : List.of("routes/NOBODY/hold", "images/" + "0".repeat(32) + "/drop", "routes/X/send")) {
            assertThat(post("/queue/v1/" + nowhere, operator, WHY).statusCode())
                    .as(nowhere)
                    .isEqualTo(404);
        }
        assertThat(get("/queue/v1/routes/NORTHLIGHT_AI/images?limit=0", operator)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatWaitsIsListedHeldReleasedAndDropped() throws Exception {
        String operator = Platform.tokens().operator();
        Platform.server()
                .add(Entries.recipient(
                        Platform.server().next(), Status.ACTIVE, ROUTE.waiting(StoreAndForward.ANY_TIME)));
        Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
        hold();
        Path scan = Scan.file(
                temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), TransferSyntax.EXPLICIT_LE);
        Dcmtk.Result sent = send(scan);
        assertThat(sent.statuses()).as(sent.output()).containsExactly("0x0000");

        assertThat(get("/queue/v1/routes", operator).body())
                .contains("\"route\":\"NORTHLIGHT_AI\"", "\"waiting\":1", "\"by\":\"Olga Ortiz\"");
        String listed = get("/queue/v1/routes/NORTHLIGHT_AI/images", operator).body();
        assertThat(listed).contains("\"state\":\"WAITING\"").doesNotContain(Entries.ANNA.value(), Scan.STUDY);
        Matcher found = ID.matcher(listed);
        assertThat(found.find()).isTrue();
        String image = "/queue/v1/images/" + found.group(1);
        toldThatOneWaits();

        assertThat(post(image + "/hold", operator, WHY).body()).contains("\"act\":\"HOLD\"", "\"images\":1");
        assertThat(post(image + "/release", operator, WHY).body()).contains("\"images\":1");
        assertThat(post(image + "/retry", operator, WHY).statusCode()).isEqualTo(200);
        assertThat(post(image + "/drop", operator, WHY).body()).contains("\"act\":\"DROP\"", "\"images\":1");
        assertThat(post(image + "/drop", operator, WHY).statusCode()).isEqualTo(404);
        assertThat(post("/queue/v1/routes/NORTHLIGHT_AI/release", operator, WHY).statusCode())
                .isEqualTo(200);
        assertThat(get("/queue/v1/routes", operator).body()).isEqualTo("{\"routes\":[]}");
    }

    private static Dcmtk.Result send(Path scan) {
        List<String> arguments = new ArrayList<>(List.of("-d", "-xe"));
        arguments.addAll(Platform.authority().dcmtk("pacs"));
        arguments.addAll(List.of(
                "-aec",
                ROUTE.calledAe(),
                "-aet",
                "DEMOPACS",
                "localhost",
                Integer.toString(Platform.dicomTlsPort()),
                scan.toString()));
        return Dcmtk.run("storescu", arguments.toArray(String[]::new));
    }

    /** Holds the route once the agent knows that it waits. */
    private void hold() throws Exception {
        String operator = Platform.tokens().operator();
        for (int i = 0;
                post("/queue/v1/routes/NORTHLIGHT_AI/hold", operator, WHY).statusCode() != 200;
                i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** The server learns it, so that the patient reads it. */
    private static void toldThatOneWaits() {
        for (int i = 0; Platform.server().waiting().isEmpty(); i++) {
            assertThat(i).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(Platform.server().waiting()).singleElement().satisfies(scan -> {
            assertThat(scan.patient()).isEqualTo(Entries.ANNA);
            assertThat(scan.route()).isEqualTo(ROUTE.calledAe());
            assertThat(scan.instances()).isEqualTo(1);
        });
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + path));
        return http.send(withToken(request, token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return http.send(withToken(request, token).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder withToken(HttpRequest.Builder request, String token) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
