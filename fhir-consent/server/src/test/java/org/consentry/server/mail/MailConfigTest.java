// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailConfigTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "mail-host", "mail.hospital.example",
            "mail-from", "notes@hospital.example",
            "portal-url", "https://scans.hospital.example");

    private final List<String> mistakes = new ArrayList<>();

    @Test
    void withoutAMailServerNothingIsSentAndNothingIsMissing() {
        assertThat(read(Map.of()).isOn()).isFalse();
        assertThat(mistakes).isEmpty();
    }

    @Test
    void nothingIsSentInTheClearUnlessToThisMachine() {
        MailConfig config = read(ENOUGH);

        assertThat(mistakes).isEmpty();
        assertThat(config.security()).isEqualTo(MailConfig.Security.STARTTLS);
        assertThat(config.port()).isEqualTo(587);
        assertThat(config.hold()).isEqualTo(Duration.ofMinutes(1));
        assertThat(with("mail-security", "tls").port()).isEqualTo(465);
        assertThat(mistakes).isEmpty();
        with("mail-security", "none");
        assertThat(mistakes).singleElement().asString().contains("mail-security: expected starttls or tls");
    }

    @ParameterizedTest
    @CsvSource({
        "mail-host, a host, mail-host",
        "mail-port, 0, mail-port",
        "mail-port, smtp, mail-port",
        "mail-security, ssl, mail-security",
        "mail-from, Hospital, mail-from",
        "portal-url, scans, portal-url",
        "mail-user, somebody, mail-user and mail-password",
        "mail-hold, a minute, mail-hold",
        "mail-give-up, P90D, mail-give-up"
    })
    void aWrongSettingIsNamed(String key, String value, String named) {
        with(key, value);

        assertThat(mistakes).singleElement().asString().startsWith(named).contains("expected");
    }

    @Test
    void noMessageNamesThePassword() {
        with("mail-password", "open sesame");

        assertThat(mistakes).singleElement().asString().doesNotContain("sesame");
    }

    private MailConfig with(String key, String value) {
        Map<String, String> values = new HashMap<>(ENOUGH);
        values.put(key, value);
        return read(values);
    }

    private MailConfig read(Map<String, String> values) {
        return MailConfig.read(key -> Optional.ofNullable(values.get(key)), mistakes);
    }
}
