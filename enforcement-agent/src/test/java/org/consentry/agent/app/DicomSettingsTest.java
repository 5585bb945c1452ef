// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.dicom.CallerPins;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.TlsSources;
import org.consentry.tls.PairFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomSettingsTest {
    private static final AeTitle PACS = new AeTitle("PACS");

    private final Map<String, String> given = new HashMap<>(Map.of("calling-ae-titles", "PACS"));

    @Test
    void withoutMoreItListensOnThisMachineInTheClear() {
        DicomSettings settings = read();

        assertThat(settings.plain()).hasValueSatisfying(listener -> {
            assertThat(listener.host()).isEqualTo("127.0.0.1");
            assertThat(listener.port()).isEqualTo(11112);
            assertThat(listener.titles()).containsExactly(PACS);
        });
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.recipientKeys()).isEqualTo(TlsSources.NONE);
    }

    @Test
    void tlsMayStandInPlaceOfPlain() {
        given.putAll(Map.of(
                "dicom-port", "none",
                "dicom-tls-port", "2762",
                "dicom-tls-host", "10.1.2.3",
                "dicom-tls-certificate", "chain.pem",
                "dicom-tls-key", "key.pem",
                "dicom-tls-caller-authorities", "senders.pem",
                "dicom-tls-callers", "PACS=CN=pacs"));

        DicomSettings settings = read();

        assertThat(settings.plain()).isEmpty();
        assertThat(settings.tls())
                .hasValueSatisfying(listener -> assertThat(listener.host()).isEqualTo("10.1.2.3"));
        assertThat(settings.callerCertificates()).isEqualTo(CallerCertificates.REQUIRED);
        assertThat(settings.pins()).isNotSameAs(CallerPins.NONE);
        assertThat(settings.callerKeys())
                .isEqualTo(new TlsSources(
                        Optional.of(new PairFiles(Path.of("chain.pem"), Path.of("key.pem"))),
                        Optional.of(Path.of("senders.pem"))));
    }

    @Test
    void eachListenerHasItsOwnSenders() throws Exception {
        InetAddress inside = InetAddress.getByName("10.1.2.3");
        InetAddress outside = InetAddress.getByName("203.0.113.5");
        given.put("calling-addresses", "10.0.0.0/8");
        byTls();
        assertThat(read().tls()).hasValueSatisfying(listener -> {
            assertThat(listener.titles()).containsExactly(PACS);
            assertThat(listener.addresses().contains(outside)).isFalse();
        });

        given.put("dicom-tls-calling-ae-titles", "CLINIC");
        given.put("dicom-tls-calling-addresses", "203.0.113.0/24");

        assertThat(read().tls()).hasValueSatisfying(listener -> {
            assertThat(listener.titles()).containsExactly(new AeTitle("CLINIC"));
            assertThat(listener.addresses().contains(outside)).isTrue();
            assertThat(listener.addresses().contains(inside)).isFalse();
        });
        assertThat(read().plain()).hasValueSatisfying(listener -> {
            assertThat(listener.titles()).containsExactly(PACS);
            assertThat(listener.addresses().contains(outside)).isFalse();
        });
    }

    @Test
    void theCertificateAndAuthoritiesOfTheOtherListenersCountWhereThereAreNoOthers() {
        given.putAll(Map.of(
                "dicom-tls-port", "2762",
                "tls-certificate", "chain.pem",
                "tls-key", "key.pem",
                "tls-authorities", "authorities.pem",
                "dicom-tls-caller-certificates", "none"));

        DicomSettings settings = read();

        assertThat(settings.callerKeys().own()).contains(new PairFiles(Path.of("chain.pem"), Path.of("key.pem")));
        assertThat(settings.recipientKeys())
                .isEqualTo(new TlsSources(Optional.empty(), Optional.of(Path.of("authorities.pem"))));
    }

    @Test
    void aListenerInTheClearForOtherMachinesMustBeNamed() {
        given.put("dicom-host", "10.1.2.3");
        assertThatThrownBy(this::read)
                .hasMessageContaining("dicom-host: expected this machine (127.0.0.1), or what dicom-plain-hosts names");

        given.put("dicom-plain-hosts", "10.9.9.9, 10.1.2.3");

        assertThat(read().plain())
                .hasValueSatisfying(listener -> assertThat(listener.host()).isEqualTo("10.1.2.3"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            dicom-port, none, dicom-port
            dicom-tls-port, 70000, dicom-tls-port
            dicom-tls-port, 2762, dicom-tls-certificate
            dicom-tls-port, 2762, dicom-tls-caller-authorities
            dicom-tls-certificate, chain.pem, dicom-tls-certificate
            recipient-tls-key, key.pem, recipient-tls-certificate
            dicom-tls-callers, PACS=CN=pacs, dicom-tls-callers
            dicom-tls-callers, PACS=pacs, dicom-tls-callers
            dicom-tls-caller-certificates, perhaps, dicom-tls-caller-certificates
            dicom-host, 0.0.0.0, dicom-host
            dicom-host, localhost.example, dicom-host
            """)
    void whatIsMissingOrWrongIsNamed(String key, String value, String named) {
        given.put(key, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(named + ": expected");
    }

    @Test
    void bindingATitleNeedsCertificates() {
        byTls();
        given.put("dicom-tls-callers", "PACS=CN=pacs");

        assertThatThrownBy(this::read).hasMessageContaining("dicom-tls-callers: expected");
    }

    private void byTls() {
        given.putAll(Map.of(
                "dicom-tls-port", "2762",
                "dicom-tls-certificate", "chain.pem",
                "dicom-tls-key", "key.pem",
                "dicom-tls-caller-certificates", "none"));
    }

    private DicomSettings read() {
        SettingsReader from = new SettingsReader(key -> Optional.ofNullable(given.get(key)));
        DicomSettings settings = DicomSettings.read(from);
        from.check();
        return settings;
    }
}
