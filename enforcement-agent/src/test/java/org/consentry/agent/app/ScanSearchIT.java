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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Searches and obligations at the agent's door, through HTTP. */
@ExtendWith(ArquillianExtension.class)
class ScanSearchIT {
    private static final String SEARCH = """
            {"subject":{"type":"organization","id":"northlight"},"action":{"name":"disclose"},
             "resource":{"type":"imaging-study"},
             "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]},"page":{"limit":1}}""";

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
    void theConfigurationNamesTheSearch() throws Exception {
        assertThat(get("/.well-known/authzen-configuration").body())
                .contains("\"search_resource_endpoint\":\"http://", "/access/v1/search/resource\"");
    }

    @Test
    void aSearchFindsTheScanOfWhoSaidYesPageByPage() throws Exception {
        StringBuilder found = new StringBuilder();
        String token = "";
        int pages = 0;
        do {
            HttpResponse<String> page =
                    search(SEARCH.replace("\"limit\":1", "\"limit\":1,\"token\":\"" + token + "\""));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.headers().firstValue("X-Request-ID")).contains("r-1");
            found.append(page.body());
            token = page.body().replaceFirst(".*\"next_token\":\"([^\"]*)\".*", "$1");
            pages++;
        } while (!token.isEmpty());

        assertThat(found)
                .contains("{\"type\":\"imaging-study\",\"id\":\"2.999.5.1\"}")
                .doesNotContain("\"id\":\"2.999.5.2\"");
        assertThat(pages).isGreaterThan(2);
    }

    /** Objects for who opts in, in single answers, in several and in results of a search. */
    @Test
    void whoOptsInReadsObligationsAsObjects() throws Exception {
        String optsIn = SEARCH.replace("\"limit\":1", "\"limit\":200")
                .replace(
                        "\"supported_obligations\":[\"DEID\"]",
                        "\"supported_mandatory_extensions\":[\"obligations\"],\"supported_obligations\":[\"custom\"],"
                                + "\"supported_custom_obligations\":[\"DEID\"]");
        String question = optsIn.replace("\"imaging-study\"", "\"imaging-study\",\"id\":\"2.999.5.1\"");
        String object = "\"type\":\"custom\",\"properties\":{\"vendor\":\"consentry\",\"kind\":\"obligation\","
                + "\"code\":\"DEID\"}}]";

        assertThat(get("/.well-known/authzen-configuration").body())
                .contains("urn:openid:authzen:capability:obligations", "\"supported_obligations\":[\"custom\"]");
        for (String door : new String[] {"evaluation", "evaluations"}) {
            assertThat(post(
                                    "/access/v1/" + door,
                                    "application/json",
                                    Platform.tokens().exportSystem(),
                                    question)
                            .body())
                    .contains("\"decision\":true", "\"obligations\":[{\"id\":\"DEID\"," + object);
        }
        assertThat(search(optsIn).body())
                .contains("\"id\":\"2.999.5.1\",\"context\":{\"obligations\":[{\"id\":\"DEID/2.999.5.1\"," + object);
        assertThat(search(SEARCH.replace("\"limit\":1", "\"limit\":200")).body())
                .contains("\"2.999.5.1\"}")
                .doesNotContain("context");
    }

    @Test
    void theDoorIsGuardedAndAnswersErrorsAsTheOthersDo() throws Exception {
        assertThat(post("/access/v1/search/resource", "application/json", "", SEARCH)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(
                                "/access/v1/search/resource",
                                "application/json",
                                Platform.tokens().patient(),
                                SEARCH)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                "/access/v1/search/resource",
                                "text/plain",
                                Platform.tokens().exportSystem(),
                                SEARCH)
                        .statusCode())
                .isEqualTo(400);
        assertThat(search("{}").statusCode()).isEqualTo(400);
        assertThat(search("{\"x\":\"" + "x".repeat(64 << 10) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(get("/access/v1/search/resource").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> search(String body) throws Exception {
        return post(
                "/access/v1/search/resource",
                "application/json",
                Platform.tokens().exportSystem(),
                body);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .header("X-Request-ID", "r-1")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + agent.getPort() + path);
    }
}
