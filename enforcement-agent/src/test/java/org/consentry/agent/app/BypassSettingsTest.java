// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.bypass.Inside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BypassSettingsTest {
    @Test
    void withoutSettingsNothingIsLookedAt() {
        BypassSettings settings = read(Map.of(), false);

        assertThat(settings.exports()).isEmpty();
        assertThat(settings.messages()).isEmpty();
        assertThat(settings.inside()).isEqualTo(Inside.NOTHING);
        assertThat(settings.name()).isEqualTo("Archive");
    }

    @Test
    void anArchiveIsNamedWithALogin() {
        BypassSettings settings = read(
                Map.of(
                        "export-list", "http://localhost:8042/",
                        "export-list-user", "agent",
                        "export-list-password", "planted-secret",
                        "export-list-inside", "WS1, 10.0.0.5:104"),
                false);

        assertThat(settings.exports()).contains(URI.create("http://localhost:8042"));
        assertThat(settings.login()).isPresent();
        assertThat(settings.toString() + settings.login()).doesNotContain("planted-secret");
        assertThat(settings.inside().places()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "export-list, http://archive.example:8042",
        "export-list, archive",
        "export-list-user, agent",
        "export-list-inside, 'a,,b'",
        "audit-messages-port, 70000",
        "audit-messages-host, 192.0.2.7"
    })
    void whatIsNotSafeOrNotReadableStopsTheStart(String key, String value) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> read(said(key, value), false))
                .withMessageContaining(key.equals("export-list-user") ? "export-list-password" : key);
    }

    @Test
    void othersMaySendAuditMessagesByTls() {
        BypassSettings settings = read(Map.of("audit-messages-port", "6514", "audit-messages-host", "0.0.0.0"), true);

        assertThat(settings.messages())
                .hasValueSatisfying(at -> assertThat(at.getPort()).isEqualTo(6514));
    }

    private static Map<String, String> said(String key, String value) {
        Map<String, String> said = new HashMap<>(Map.of("audit-messages-port", "0"));
        said.put(key, value);
        return said;
    }

    private static BypassSettings read(Map<String, String> said, boolean tls) {
        SettingsReader from = new SettingsReader(key -> Optional.ofNullable(said.get(key)));
        BypassSettings settings = BypassSettings.read(from, Set.of(), tls);
        from.check();
        return settings;
    }
}
