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

    private static ServerSettings read(Map<String, String> values) {
        return ServerSettings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
