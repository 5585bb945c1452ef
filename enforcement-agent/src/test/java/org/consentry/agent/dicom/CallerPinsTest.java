// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.peer.Authority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerPinsTest {
    private static final AeTitle PACS = new AeTitle("PACS");

    @TempDir
    static Path folder;

    private static Optional<X509Certificate> pacs = Optional.empty();
    private static Optional<X509Certificate> other = Optional.empty();

    @BeforeAll
    static void make() {
        Authority authority = Authority.in(folder, "hospital");
        authority.issue("pacs", "-dname", "CN=pacs, O=Our Hospital", "-keyalg", "EC");
        authority.issue("other");
        pacs = Optional.of(authority.issued("pacs"));
        other = Optional.of(authority.issued("other"));
    }

    @Test
    void aTitleThatIsBoundNeedsItsCertificate() {
        CallerPins pins = CallerPins.parsed("PACS=CN=pacs,O=our hospital");

        assertThat(pins.admit(PACS, pacs)).isTrue();
        assertThat(pins.admit(PACS, other)).isFalse();
        assertThat(pins.admit(PACS, Optional.empty())).isFalse();
        assertThat(pins.admit(new AeTitle("MODALITY"), Optional.empty())).isTrue();
        assertThat(CallerPins.NONE.admit(PACS, other)).isTrue();
    }

    @Test
    void aFingerprintMayBeWrittenAsToolsPrintIt() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(pacs.orElseThrow().getEncoded());
        String printed = HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);

        assertThat(CallerPins.parsed("PACS=SHA256:" + printed).admit(PACS, pacs))
                .isTrue();
        CallerPins two = CallerPins.parsed("PACS=sha256:" + HexFormat.of().formatHex(digest) + "; PACS = CN=other");
        assertThat(two.admit(PACS, pacs)).isTrue();
        assertThat(two.admit(PACS, other)).isTrue();
        assertThat(CallerPins.parsed("PACS=sha256:" + "00".repeat(32)).admit(PACS, pacs))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PACS", "PACS=", "=CN=pacs", "PACS=pacs", "PACS=sha256:00", "PACS=CN=pacs;", "PACS=sha256:xy"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> CallerPins.parsed(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
