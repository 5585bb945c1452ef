// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of the login server look and speak like the portal, and lead back to it. */
@ExtendWith(OnStage.class)
class SignInPagesIT {

    /** They were Keycloak's own: another look, harder words, no telephone and no way back. */
    @Test
    void aPatientReadsTheHospitalsWordsInBothLanguages(Stage stage) {
        try (Visitor anna = stage.visitor()) {
            anna.open("/sign-in");
            assertThat(anna.page().title()).contains("Sign in - Example Hospital");
            assertThat(anna.page().locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(anna.page().locator("body").innerText())
                    .contains("Example Hospital", "Call 555-0100", "Back to your scan choices")
                    .doesNotContainIgnoringCase("keycloak")
                    .doesNotContain("draft");
            assertThat(anna.page().locator("footer a[href='tel:5550100']").count())
                    .isEqualTo(1);
            anna.look("sign-in");

            anna.page().locator("#username").fill("anna");
            anna.page().locator("#password").fill("not-her-password");
            anna.page().locator("#kc-login").click();
            assertThat(anna.page().title()).startsWith("Error: Sign in");
            assertThat(anna.text()).contains("There is a problem", "The user name or the password is not right");
            assertThat(anna.page().locator("#username").inputValue()).isEqualTo("anna");
            anna.look("sign-in-wrong");

            anna.clickLinkOrButton("Español");
            assertThat(anna.page().locator("html").getAttribute("lang")).isEqualTo("es");
            assertThat(anna.text()).contains("Entrar", "Contraseña", "Este texto es un borrador");
            anna.look("sign-in-spanish");

            anna.clickLinkOrButton("Volver a lo que usted eligió");
            assertThat(anna.page().url()).startsWith(stage.stack().endpoints().portal() + "/");
        }
    }

    @Test
    void staffTypeTheirCodeOnAPageOfTheSameKind(Stage stage) {
        try (Visitor dana = stage.visitor()) {
            dana.givePassword("dana");
            assertThat(dana.text()).contains("Type your code", "You are signing in as dana.", "Use another name");
            dana.look("sign-in-code");

            dana.giveCode("12345");
            assertThat(dana.text()).contains("This code is not right");
            dana.look("sign-in-code-wrong");
        }
    }

    @Test
    void whatHasToBeDoneFirstIsOnePageToo(Stage stage) {
        LoginAdministrator administrator = new LoginAdministrator(stage.stack());
        try (Visitor ben = stage.visitor()) {
            administrator.asksAtSignIn("ben", "UPDATE_PASSWORD");
            ben.givePassword("ben");
            ben.page().locator("#password-new").fill("short-1");
            ben.page().locator("#password-confirm").fill("short-1");
            ben.clickLinkOrButton("Save");
            assertThat(ben.text()).contains("Choose a new password", "This password is too short");
            ben.look("sign-in-new-password");

            administrator.asksAtSignIn("ben", "CONFIGURE_TOTP");
            ben.givePassword("ben");
            assertThat(ben.text()).contains("Set up your sign-in codes");
            ben.look("sign-in-set-up-codes");
            ben.clickLinkOrButton("I cannot scan the picture");
            assertThat(ben.page().locator("#kc-totp-secret-key").isVisible()).isTrue();
            ben.look("sign-in-set-up-codes-by-key");
        } finally {
            administrator.asksAtSignIn("ben");
        }
    }

    @Test
    void aPageThatCannotSignInSaysSoAndLeadsBack(Stage stage) {
        String issuer = stage.stack().endpoints().issuer().toString();
        try (Visitor somebody = stage.visitor()) {
            somebody.page().navigate(issuer + "/protocol/openid-connect/auth?client_id=nobody&response_type=code");
            assertThat(somebody.text()).contains("We could not sign you in", "call 555-0100");
            somebody.look("sign-in-error");
            somebody.page().locator("#backToApplication").click();
            assertThat(somebody.page().url())
                    .isEqualTo(stage.stack().endpoints().portal() + "/");

            somebody.page().navigate(issuer + "/protocol/openid-connect/logout");
            assertThat(somebody.text()).contains("Do you want to sign out?");
            somebody.look("sign-out");
        }
    }
}
