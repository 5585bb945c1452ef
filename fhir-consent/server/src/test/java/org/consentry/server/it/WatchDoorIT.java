// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server tells of itself, and to whom. The server under test works with a role that owns nothing. */
class WatchDoorIT {
    /** Pages of a patient's data and CSV could be kept by a cache and guessed at by a browser. */
    @Test
    void noCacheKeepsAnyAnswerAndNothingTellsWhatRunsHere() {
        Person anna = new Registrar(Platform.door()).person();
        Door asAnna = Platform.door().as(Platform.tokens().patient(anna.id()));
        String accounting = "/fhir/r4/Patient/" + anna.id() + "/$accounting";

        for (HttpResponse<String> answer : List.of(
                asAnna.get("/fhir/r4/Patient/" + anna.id()),
                asAnna.get(accounting + "?_format=csv"),
                asAnna.get("/fhir/r4/Patient/other"),
                Platform.door().get("/fhir/r4/metadata"),
                Platform.door().get("/fhir/r4/Patient"),
                Platform.door().get("/fhir/agent/v1/feed"),
                Platform.door().get("/fhir/access/v1/search/subject"))) {
            String where = answer.uri() + " " + answer.statusCode();
            assertThat(answer.headers().allValues("Cache-Control")).as(where).containsExactly("no-store");
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(where)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(where)
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("X-Powered-By")).as(where).isEmpty();
            assertThat(answer.headers().allValues("Server")).as(where).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/agent/v1/application.wadl",
                "/fhir/staff/v1/application.wadl",
                "/fhir/access/v1/application.wadl",
                "/fhir/openapi"
            })
    void noDescriptionOfADoorIsThereForStrangers(String path) {
        HttpResponse<String> answer = Platform.door().get(path);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.body()).doesNotContain("wadl", "openapi");
    }

    /** To Prometheus an increase from nothing is none: an alert came with the second event after a start only. */
    @ParameterizedTest
    @ValueSource(strings = {"unauthenticated", "agent-refused", "agents-changed", "too-many"})
    void everyCounterOfTheSecurityLogIsThereFromTheStart(String kind) {
        HttpResponse<String> metrics = Platform.firstMetrics();

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .containsPattern("consentry_security_events_total\\{[^}]*kind=\"" + kind
                        + "\"[^}]*part=\"server\"[^}]*\\} 0(\\.0)?\\n");
    }

    @Test
    void staffSeeWhatTheChecksFoundAndPatientsDoNot() {
        Person anna = new Registrar(Platform.door()).person();

        HttpResponse<String> seen =
                Platform.door().as(Platform.tokens().staff()).get("/fhir/r4/AuditEvent/$watch");
        HttpResponse<String> refused =
                Platform.door().as(Platform.tokens().patient(anna.id())).get("/fhir/r4/AuditEvent/$watch");

        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(seen.body())
                .contains("\"valueCode\":\"audit\"", "\"valueCode\":\"consent\"", "\"valueCode\":\"feed\"");
        assertThat(refused.statusCode()).isEqualTo(403);
    }
}
