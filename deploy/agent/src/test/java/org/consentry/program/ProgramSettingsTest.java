// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramSettingsTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theLeastIsEnough() throws IOException {
        ProgramSettings settings = settings("");

        assertThat(settings.dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8090);
        assertThat(settings.heap()).isEqualTo("1g");
        assertThat(settings.pair()).isEmpty();
        assertThat(settings.environment())
                .containsEntry("AGENT_CLIENT_SECRET", "a=secret \"with quotes\" # and more")
                .containsEntry("SERVER_URL", "http://localhost:8081/fhir");
        assertThat(settings).asString().doesNotContain("secret");
    }

    @Test
    void whatTheProgramTakesForItself() throws IOException {
        ProgramSettings settings = settings("http-port = 9443\nheap = 512m\nhttp-host = localhost\n");

        assertThat(settings.port()).isEqualTo(9443);
        assertThat(settings.heap()).isEqualTo("512m");
        assertThat(settings.host()).isEqualTo("localhost");
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        String text = Paper.without(Paper.least(folder), "agent-id", "site-name")
                + "dicom-port = many\nhttp-port = 0\nheap = 1 GB\nmetrics-token = short\n";

        assertThatThrownBy(() -> of(text))
                .isInstanceOf(SettingsMistakesException.class)
                .hasMessage("""
                        The settings need work:
                        - dicom-port: expected a port from 0 to 65535, or none, found something else
                        - agent-id: expected a name of at most 64 letters, digits and dashes, found nothing
                        - site-name: expected the site's name, found nothing
                        - http-port: expected a port from 1 to 65535, found something else
                        - heap: expected memory such as 512m or 4g, found something else
                        - metrics-token: expected at least 32 characters, found something else""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server-ulr = http://localhost/fhir  | server-ulr     | ''
            max-stalenes = PT10S                | max-stalenes   | ; did you mean max-staleness?
            dicom-pot = 104                     | dicom-pot      | ; did you mean dicom-port?
            CALLING_ADRESSES = 10.0.0.0/8       | calling-adresses | ; did you mean calling-addresses?
            dicom-tls-calling-addresses = 10.0.0.0/8 | dicom-tls-calling-addresses | ''
            db-password = x                     | db-password    | ''
            """)
    void aSettingThatNobodyReadsIsAMistake(String line, String name, String meant) throws IOException {
        assertThatThrownBy(() -> settings(line + "\n"))
                .hasMessage("The settings need work:\n- " + name
                        + ": expected a setting that counts here, found one that nobody reads" + meant);
    }

    @Test
    void anotherMachineIsAnsweredByTlsOnly() throws IOException {
        assertThatThrownBy(() -> settings("http-host = 10.1.2.3\n"))
                .hasMessageContaining("- http-host: expected this machine (127.0.0.1), or tls-certificate and tls-key");
    }

    @Test
    void filesOfTlsAreLookedAt() throws IOException {
        Path none = folder.resolve("none.pem");

        assertThatThrownBy(() -> settings("tls-certificate = " + none + "\n"))
                .hasMessageContaining("tls-certificate: expected it and tls-key, found one of them");
        assertThatThrownBy(() -> settings("tls-certificate = " + none + "\ntls-key = " + none + "\n"))
                .hasMessageContaining("none.pem: expected a file that this account may read");
    }

    @Test
    void keysOfTheIssuerComeByASafeWay() throws IOException {
        assertThatThrownBy(() -> settings("oidc-jwks-url = http://keys.example/certs\n"))
                .hasMessageContaining("oidc-jwks-url");
    }

    private ProgramSettings settings(String more) throws IOException {
        return of(Paper.least(folder) + more);
    }

    private ProgramSettings of(String text) throws IOException {
        return ProgramSettings.of(SettingsFile.read(Paper.file(folder, text)), NOW);
    }
}
