// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "db-url", "jdbc:postgresql://127.0.0.1/x",
            "db-user", "x",
            "db-password", "x",
            "oidc-issuer", "http://localhost:8180/realms/consentry");

    @Test
    void theRequiredOnesAreEnough() {
        ServerSettings settings = read(ENOUGH);

        assertThat(settings.facilityZone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(settings.patientIdAuthority()).isEqualTo("urn:oid:2.999.1");
        assertThat(settings.leastRoom()).isEqualTo(256L << 20);
    }

    @Test
    void everyMissingSettingIsNamedAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(Map.of()))
                .withMessageContainingAll("db-url", "db-user", "db-password", "oidc-issuer");
    }

    @Test
    void everyWrongSettingIsNamedAtOnce() {
        Map<String, String> wrong = new HashMap<>(ENOUGH);
        wrong.put("facility-zone", "Mars/Olympus");
        wrong.put("oidc-issuer", "keycloak");
        wrong.put("patient-id-authority", "hospital");
        wrong.put("agents", "agent-1=agent|Main site;agent-2=agent|North");
        wrong.put("calls-a-minute", "many");
        wrong.put("least-room-megabytes", "plenty");

        assertThatIllegalStateException()
                .isThrownBy(() -> read(wrong))
                .withMessageContainingAll(
                        "facility-zone",
                        "oidc-issuer",
                        "patient-id-authority",
                        "agents",
                        "calls-a-minute",
                        "least-room-megabytes");
    }

    // Tokens' keys and everybody's consents were asked for in plain, wherever they were.
    @Test
    void plainAddressesOfOtherMachinesAreRefused() {
        Map<String, String> plain = new HashMap<>(ENOUGH);
        plain.put("db-url", "jdbc:postgresql://db.example/x");
        plain.put("oidc-issuer", "http://login.example/realms/consentry");
        plain.put("oidc-jwks-url", "http://login.example/keys");
        plain.put("registry-rest-url", "http://registry.example/");
        plain.put("head-note-url", "http://notes.example/");

        assertThatIllegalStateException()
                .isThrownBy(() -> read(plain))
                .withMessageContainingAll(
                        "db-url: expected sslmode=verify-full",
                        "found db.example",
                        "oidc-issuer: expected https",
                        "found \"http://login.example/realms/consentry\"",
                        "oidc-jwks-url: expected https",
                        "registry-rest-url: expected https",
                        "head-note-url: expected https");
    }

    private static ServerSettings read(Map<String, String> values) {
        return ServerSettings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
