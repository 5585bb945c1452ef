// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings ask for, and that the listeners are told the same. */
class TlsSettingsTest {
    private static final Path UNITS = Path.of("..", "systemd");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TLS_CERTIFICATE", "TLS_KEY"})
    void oneWithoutTheOtherIsRefused(String only) {
        assertThatThrownBy(() -> TlsSettings.read(Map.of(only, "/etc/x.pem")))
                .hasMessage("expected both TLS_CERTIFICATE and TLS_KEY, found only " + only);
    }

    @Test
    void noneIsPlainHttp() {
        assertThat(TlsSettings.read(Map.of("TLS_CERTIFICATE", " ")))
                .isEqualTo(new TlsSettings(Optional.empty(), Optional.empty()));
    }

    @Test
    void aPlainListenerIsRefusedOnceThereIsACertificate() {
        Path plain = UNITS.resolve("main.preboot");

        assertThatCode(() -> Listeners.require(false, Optional.of(plain))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Listeners.require(true, Optional.of(plain)))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContainingAll(plain.toString(), "http-listener", "TLS_CERTIFICATE is set");
    }

    @Test
    void listenersWithTlsNeedACertificate() {
        Path tls = UNITS.resolve("main-tls.preboot");

        assertThatCode(() -> Listeners.require(true, Optional.of(tls))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Listeners.require(false, Optional.of(tls)))
                .hasMessage(tls + ": expected TLS_CERTIFICATE and TLS_KEY, found neither");
    }

    // Visitors with TLS and systems without it is half a door.
    @Test
    void everyListenerIsLookedAt() throws IOException {
        Path half = folder.resolve("preboot");
        Files.write(
                half,
                Files.readAllLines(UNITS.resolve("main-tls.preboot")).stream()
                        .filter(line -> !line.contains("protocol.systems.security-enabled"))
                        .toList());

        assertThatThrownBy(() -> Listeners.require(true, Optional.of(half)))
                .hasMessageContaining(".protocols.protocol.systems.security-enabled=true");
    }

    @Test
    void aCertificateWithoutAFileOfListenersIsRefused() {
        assertThatThrownBy(() -> Listeners.require(true, Optional.empty()))
                .hasMessageContaining("expected -javaagent:JAR=PREBOOTFILE");
    }
}
