// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One account could make as many calls in a minute as its line carried. */
class CallLimitIT {
    /** More than a person's writes of a minute, and few enough to be sent well within one. */
    private static final int MANY = 600;

    private final Ward ward = new Ward();

    @ParameterizedTest
    @CsvSource({
        "/fhir/r4/Task, application/fhir+json, '\"code\":\"throttled\"'",
        "/fhir/staff/v1/agents/proposals, application/problem+json, Too Many Requests"
    })
    void whoChangesTooMuchInAMinuteIsAskedToWait(String path, String type, String said) {
        Door dana = ward.door().as(Platform.tokens().staff());

        HttpResponse<String> refused = many(dana, path).get(0);

        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.body()).contains(said, "nothing was saved");
    }

    /** An app that runs wild must not use up what the portal needs for the same patient's no. */
    @Test
    void othersAndTheSameAccountInAnotherProgramGoOn() {
        String account = "wild-" + System.nanoTime();
        many(ward.door().as(Platform.tokens().staffIn("an-app", account)), "/fhir/r4/Task");

        ward.post(ward.door().as(Platform.tokens().staffIn("portal", account)), "Task", "{")
                .expect(400);
        ward.post(ward.door().as(Platform.tokens().staff()), "Task", "{").expect(400);
        // Reading is counted apart.
        ward.get(ward.door().as(Platform.tokens().staffIn("an-app", account)), "Organization")
                .expect(200);
    }

    /** The refusals among many writes, at least one. */
    private static List<HttpResponse<String>> many(Door door, String path) {
        List<HttpResponse<String>> refused = Stream.generate(() -> door.post(path, "application/json", "{"))
                .limit(MANY)
                .filter(answer -> answer.statusCode() == 429)
                .limit(1)
                .toList();
        assertThat(refused).hasSize(1);
        return refused;
    }
}
