// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the running Keycloak makes of the realm that we ship. */
@ExtendWith(OnStage.class)
class LoginRulesIT {

    /** The portal's client took a sign-in without PKCE. */
    @Test
    void aSignInWithoutAChallengeIsRefused(Stage stage) throws Exception {
        String back = URLEncoder.encode(stage.stack().endpoints().portal() + "/callback", StandardCharsets.UTF_8);
        URI asked = URI.create(stage.stack().endpoints().issuer()
                + "/protocol/openid-connect/auth?response_type=code&client_id=portal&scope=openid&state=x&redirect_uri="
                + back);

        HttpResponse<Void> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(asked).build(), BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("error=invalid_request", "code_challenge_method");
    }

    /** Nobody could see later who had tried to sign in, or what an administrator had changed. */
    @Test
    void signInsAndWhatAdministratorsDoAreOnRecord(Stage stage) {
        LoginAdministrator administrator = new LoginAdministrator(stage.stack());
        assertThatThrownBy(() -> stage.stack().tokens().ofUser("anna", "not-her-password"))
                .isInstanceOf(IllegalStateException.class);

        administrator.endSessionsOf("anna");

        assertThat(administrator.get("events?type=LOGIN_ERROR").body()).contains("invalid_user_credentials");
        assertThat(administrator.get("admin-events").body()).contains("/logout\"");
    }

    /** A password of any length would do. */
    @Test
    void aShortPasswordIsNotTaken(Stage stage) {
        LoginAdministrator administrator = new LoginAdministrator(stage.stack());

        HttpResponse<String> answer = administrator.givePassword("anna", "short-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalidPasswordMinLengthMessage");
    }
}
