// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who works for patients signs in with a password and a code; a patient needs no code. */
@ExtendWith(OnStage.class)
class StaffSignInIT {

    /** A password alone, which somebody can see or guess, opened every patient's page to whoever had it. */
    @Test
    void aPasswordAloneOpensNothingForStaffAndACodeIsGoodOnce(Stage stage) {
        try (Visitor dana = stage.visitor();
                Visitor thief = stage.visitor()) {
            dana.givePassword("dana");
            assertThat(dana.page().url())
                    .startsWith(stage.stack().endpoints().issuer().toString());
            assertThat(dana.page().locator("#otp").isVisible()).isTrue();
            dana.open("/staff");
            assertThat(dana.page().locator("#kc-login").isVisible()).isTrue();

            String code = stage.staffCodes().next();
            dana.givePassword("dana");
            dana.giveCode(code);
            dana.page()
                    .waitForURL(url -> url.startsWith(stage.stack().endpoints().portal() + "/staff"));

            thief.givePassword("dana");
            thief.giveCode(code);
            assertThat(thief.page().locator("#otp").isVisible()).isTrue();
            assertThat(thief.page().url()).doesNotContain("/staff");
        }
    }

    @Test
    void aPatientNeedsNoCode(Stage stage) {
        try (Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            assertThat(ben.page().url()).isEqualTo(stage.stack().endpoints().portal() + "/home");
        }
    }
}
