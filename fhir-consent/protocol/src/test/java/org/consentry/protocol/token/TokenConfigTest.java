// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenConfigTest {

    private static final String REALM = "http://localhost:8180/realms/consentry";

    @Test
    void keysAndAudienceHaveDefaults() {
        TokenConfig config = read(Map.of("oidc-issuer", REALM));

        assertThat(config)
                .isEqualTo(
                        new TokenConfig(REALM, URI.create(REALM + "/protocol/openid-connect/certs"), "consentry-fhir"));
    }

    @Test
    void keysAndAudienceCanBeGiven() {
        TokenConfig config = read(Map.of(
                "oidc-issuer", REALM, "oidc-jwks-url", "http://127.0.0.1:8180/keys", "oidc-audience", "another"));

        assertThat(config).isEqualTo(new TokenConfig(REALM, URI.create("http://127.0.0.1:8180/keys"), "another"));
    }

    @Test
    void aMistakeIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> read(Map.of())).withMessageContaining("oidc-issuer");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of("oidc-issuer", REALM, "oidc-jwks-url", "keys.json")))
                .withMessageContaining("oidc-jwks-url")
                .withMessageContaining("keys.json");
    }

    // Who is between could have put keys of their own in place of the issuer's, and made any token.
    @Test
    void keysAreNotFetchedInPlainFromAnotherMachine() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of("oidc-issuer", "http://login.example/realms/consentry")))
                .withMessageContaining("expected https");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of("oidc-issuer", REALM, "oidc-jwks-url", "http://login.example/keys")))
                .withMessageContainingAll("oidc-jwks-url", "http://login.example/keys");
    }

    private static TokenConfig read(Map<String, String> settings) {
        return TokenConfig.read(key -> Optional.ofNullable(settings.get(key)), "consentry-fhir");
    }
}
