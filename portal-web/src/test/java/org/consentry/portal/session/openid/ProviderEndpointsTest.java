// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderEndpointsTest {
    private static final String ISSUER = "https://login.example/realms/consentry";
    private static final String DOCUMENT = """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/certs","end_session_endpoint":"%1$s/logout"}""".formatted(ISSUER);

    @Test
    void placesThatAreSealedAreTaken() throws ParseException {
        assertThat(ProviderEndpoints.parse(DOCUMENT, ISSUER).token()).hasToString(ISSUER + "/token");
    }

    // A provider behind a proxy that does not know its own name says http: the client's secret went there in plain.
    @ParameterizedTest
    @ValueSource(strings = {"auth", "token", "certs", "logout"})
    void aPlainPlaceOnAnotherMachineIsRefused(String which) {
        String plain = DOCUMENT.replace(ISSUER + "/" + which, "http://login.example/" + which);

        assertThatThrownBy(() -> ProviderEndpoints.parse(plain, ISSUER))
                .isInstanceOf(ParseException.class)
                .hasMessageContainingAll("expected https", "found http://login.example/" + which);
    }
}
