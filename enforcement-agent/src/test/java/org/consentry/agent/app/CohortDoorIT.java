// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cohorts as CSV, through HTTP. */
@ExtendWith(ArquillianExtension.class)
class CohortDoorIT {
    private static final String CSV = "text/csv";
    private static final String LINES = "application/x-ndjson";
    private static final String WHO = "?recipient=northlight&purpose=MLTRAINING&supported_obligations=DEID";
    private static final String ROWS = "PatientAge,StudyInstanceUID\n40,2.999.5.1\n41,2.999.5.2\n";

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

    @Test
    void rowsAreAnsweredByRowsOrByWhatIsAcceptedByName() throws Exception {
        HttpResponse<String> rows = ask(WHO, CSV, "*/*", ROWS);
        HttpResponse<String> lines = ask(WHO, CSV, LINES, ROWS);
        HttpResponse<String> back = ask("", LINES, CSV, """
                {"purpose":"MLTRAINING","recipient":"northlight","supported_obligations":["DEID"]}
                {"study":"2.999.5.1"}
                """);

        assertThat(rows.statusCode()).as(rows.body()).isEqualTo(200);
        assertThat(rows.headers().firstValue("Content-Type").orElse("")).startsWith(CSV);
        assertThat(rows.body().lines().toList())
                .startsWith(
                        "line,study,decision,outcome,code,obligations,note",
                        "2,2.999.5.1,true,PERMIT_WITH_OBLIGATIONS,,DEID,",
                        "3,2.999.5.2,false,DENY,OPT_IN_MISSING,,")
                .last()
                .asString()
                .startsWith("trailer,,,,,,\"position=")
                .contains("permitted=1");
        assertThat(lines.body()).startsWith("{\"line\":2,\"study\":\"2.999.5.1\",\"decision\":true");
        assertThat(back.body()).contains("\n2,2.999.5.1,true,").contains("\ntrailer,");
    }

    @Test
    void itGoesOnAfterALine() throws Exception {
        assertThat(ask(WHO + "&after=2", CSV, CSV, ROWS).body())
                .contains("\n3,2.999.5.2")
                .doesNotContain("2.999.5.1");
    }

    @Test
    void whatIsNoQuestionIsABadRequest() throws Exception {
        for (String query : List.of("", "?recipient=northlight", WHO + "&after=x")) {
            HttpResponse<String> answer = ask(query, CSV, CSV, ROWS);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains("query");
        }
        assertThat(ask(WHO, CSV, CSV, "").statusCode()).isEqualTo(400);
        assertThat(ask(WHO, CSV, CSV, "study\n2.999.5.1\n").statusCode()).isEqualTo(400);
    }

    @Test
    void whoSendsAMillionRowsBeforeReadingHasAnAnswer() throws Exception {
        int scans = 1_000_000;
        HttpResponse<Stream<String>> answer = http.send(
                request(WHO, CSV, CSV, "StudyInstanceUID\n" + "2.999.8\n".repeat(scans)), BodyHandlers.ofLines());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().reduce("", (row, next) -> next)).contains("denied.NO_PATIENT=" + scans);
    }

    private HttpResponse<String> ask(String query, String type, String accept, String body) throws Exception {
        return http.send(request(query, type, accept, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String query, String type, String accept, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + "/access/v1/cohort" + query))
                .header("Content-Type", type)
                .header("Accept", accept)
                .header("Authorization", "Bearer " + Platform.tokens().exportSystem())
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
