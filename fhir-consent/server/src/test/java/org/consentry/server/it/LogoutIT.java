// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session that the identity provider ends is over here at once. */
class LogoutIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/fhir/r4/Consent";

    /** An administrator ended a session, and its token read on until its five minutes were over. */
    @Test
    void tokensOfAnEndedSessionAreRefusedAndOthersAreNot() {
        String session = UUID.randomUUID().toString();
        Door ended = door().as(Platform.tokens().patientIn(session));
        Door other = door().as(Platform.tokens().patientIn(UUID.randomUUID().toString()));
        assertThat(ended.get(PAGE).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = end(Platform.tokens().logout(session, "portal"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ended.get(PAGE).statusCode()).isEqualTo(401);
        assertThat(door().as(Platform.tokens().patientIn(session)).get(PAGE).statusCode())
                .as("a token that was not seen before")
                .isEqualTo(401);
        assertThat(other.get(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenForAnotherClientEndsNothing() {
        String session = UUID.randomUUID().toString();

        assertThat(end(Platform.tokens().logout(session, "another")).statusCode())
                .isEqualTo(400);

        assertThat(door().as(Platform.tokens().patientIn(session)).get(PAGE).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "a b", "."})
    void whatIsNoTokenIsRefused(String token) {
        HttpResponse<String> answer = end(token);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    /** Strangers may call: a body would be waited for. */
    @Test
    void noTokenIsTakenFromABody() {
        String session = UUID.randomUUID().toString();
        String form = "logout_token=" + Platform.tokens().logout(session, "portal");

        HttpResponse<String> answer = door().post("/fhir/session-ends", FORM, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(door().as(Platform.tokens().patientIn(session)).get(PAGE).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> end(String token) {
        return door().send("POST", "/fhir/session-ends", "", "Logout-Token", token);
    }
}
