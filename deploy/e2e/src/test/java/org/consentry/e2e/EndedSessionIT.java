// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator ends somebody's sessions at Keycloak, and they are over in the portal and at the FHIR API. */
@ExtendWith(OnStage.class)
class EndedSessionIT {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** Ended sessions went on: in the portal for hours, at the FHIR API until the token's end. */
    @Test
    void whatAnAdministratorEndsIsOverInThePortal(Stage stage) {
        try (Visitor ben = stage.visitor();
                Visitor anna = stage.visitor()) {
            ben.signIn("ben");
            anna.signIn("anna");
            assertThat(ben.open("/home")).isEqualTo(OK);

            new LoginAdministrator(stage.stack()).endSessionsOf("ben");

            Patience.until(() -> ben.open("/home") == UNAUTHORIZED, "Ben is signed out");
            assertThat(ben.text()).contains("You were signed out");
            assertThat(anna.open("/home")).isEqualTo(OK);
        }
    }
}
