// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.queue.QueueLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSettingsTest {

    @TempDir
    Path folder;

    private final Map<String, String> given = new HashMap<>();

    @BeforeEach
    void good() throws Exception {
        Path key = Files.createFile(
                folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "0".repeat(64));
        given.putAll(Map.of(
                "agent-id", "agent-1",
                "site-name", "Main site",
                "server-url", "http://localhost:8080/fhir/",
                "oidc-issuer", "http://localhost:8180/realms/consentry",
                "agent-client-secret", "s",
                "data-folder", folder.toString(),
                "key-file", key.toString(),
                "calling-ae-titles", "DEMOPACS, STORESCU"));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        AgentSettings settings = read();

        assertThat(settings.maxStaleness()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.dicom().plain().orElseThrow().port()).isEqualTo(11112);
        assertThat(settings.callsAMinute()).isEqualTo(6_000_000);
        assertThat(settings.limits()).isEqualTo(new ReadyLimits(256 << 20, Duration.ofMinutes(15)));
        assertThat(settings.dicom().plain().orElseThrow().host()).isEqualTo("127.0.0.1");
        assertThat(settings.clientId()).isEqualTo("agent");
        assertThat(settings.dicom().plain().orElseThrow().titles())
                .containsExactlyInAnyOrder(new AeTitle("DEMOPACS"), new AeTitle("STORESCU"));
        assertThat(settings.server()).hasToString("http://localhost:8080/fhir");
        assertThat(settings.tokens()).hasPath("/realms/consentry/protocol/openid-connect/token");
    }

    @Test
    void sendersMayBeBoundToNetworks() throws UnknownHostException {
        InetAddress elsewhere = InetAddress.getByName("203.0.113.5");
        assertThat(read().dicom().plain().orElseThrow().addresses().contains(elsewhere))
                .isTrue();

        given.put("calling-addresses", "10.1.0.0/16, 192.168.3.7");

        assertThat(read().dicom().plain().orElseThrow().addresses().contains(elsewhere))
                .isFalse();
        assertThat(read().dicom().plain().orElseThrow().addresses().contains(InetAddress.getByName("10.1.2.3")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8042/dicom-web/, http://localhost:8042/dicom-web",
        "https://pacs.our-hospital.example/rs, https://pacs.our-hospital.example/rs",
        "http://pacs.our-hospital.example/rs, http://pacs.our-hospital.example/rs"
    })
    void anArchiveToFetchFromMayBeGiven(String origin, String expected) {
        given.put("dicom-plain-hosts", "PACS.our-hospital.example");
        given.put("dicomweb-origin", origin);

        assertThat(read().web().origin())
                .hasValueSatisfying(found -> assertThat(found).hasToString(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pacs.our-hospital.example/rs",
                "ftp://localhost/rs",
                "localhost:8042",
                "http://user:secret@localhost/rs",
                "http://localhost/rs?patient=1"
            })
    void anArchiveThatWouldBeAskedInTheClearOrIsNoneStopsTheStart(String origin) {
        given.put("dicomweb-origin", origin);

        assertThatThrownBy(this::read).hasMessageContaining("dicomweb-origin: expected");
    }

    /** Whether an archive draws names into pictures nobody but its administrator knows. */
    @Test
    void picturesAreHandedOnByTheAdministratorsWordOnly() {
        assertThat(read().web().pictures()).isFalse();

        given.put("dicomweb-rendered", "pixels-only");
        assertThat(read().web().pictures()).isTrue();

        given.put("dicomweb-rendered", "true");
        assertThatThrownBy(this::read).hasMessageContaining("dicomweb-rendered: expected pixels-only");
    }

    @Test
    void limitsOfReadinessMayBeGiven() {
        given.put("least-room-megabytes", "4096");
        given.put("longest-wait", "PT1H");

        assertThat(read().limits()).isEqualTo(new ReadyLimits(4096L << 20, Duration.ofHours(1)));
    }

    @Test
    void limitsOfTheQueueMayBeGiven() {
        assertThat(read().queue()).isEqualTo(QueueLimits.USUAL);
        given.put("queue-least-room-megabytes", "4096");
        given.put("queue-tries", "9");
        given.put("queue-longest-pause", "PT1M");
        given.put("queue-late-after", "PT2H");
        given.put("queue-association-rest", "PT0S");

        assertThat(read().queue())
                .isEqualTo(new QueueLimits(4096L << 20, 9, Duration.ofMinutes(1), Duration.ofHours(2), Duration.ZERO));
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        given.clear();

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .message()
                .contains(
                        "agent-id",
                        "site-name",
                        "server-url",
                        "oidc-issuer",
                        "agent-client-secret",
                        "data-folder",
                        "key-file",
                        "calling-ae-titles");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    agent-id, has spaces
                    server-url, ftp://localhost
                    oidc-issuer, nowhere
                    key-file, /nonexistent
                    dicom-port, 70000
                    dicom-port, many
                    dicom-warm-up, -PT1S
                    dicom-warm-up, PT61S
                    max-staleness, PT1S
                    max-staleness, PT16M
                    max-staleness, soon
                    facility-zone, Mars/Olympus
                    least-room-megabytes, -1
                    least-room-megabytes, 1048577
                    least-room-megabytes, plenty
                    queue-least-room-megabytes, 0
                    queue-least-room-megabytes, 1048577
                    queue-tries, 0
                    queue-tries, 101
                    queue-longest-pause, PT9S
                    queue-longest-pause, PT61M
                    queue-late-after, PT59S
                    queue-late-after, PT169H
                    calls-a-minute, 0
                    calls-a-minute, 1e6
                    longest-wait, PT59S
                    longest-wait, PT25H
                    calling-ae-titles, 'A TITLE THAT IS TOO LONG'
                    calling-ae-titles, ','
                    calling-addresses, pacs.example.org
                    calling-addresses, '192.168.3.7,'
                    patient-id-issuers, MAINHOSP
                    patient-id-issuers, 'MAINHOSP=urn:x:1,MAINHOSP=urn:x:2'
                    patient-id-issuers, 'A&B=urn:x:1'
                    patient-id-issuers, '=urn:x:1'
                    procedure-anatomy, 'LN|24627-2'
                    procedure-anatomy, '24627-2=CHEST'
                    procedure-anatomy, 'LN|24725-4=HEAD'
                    """)
    void whatIsWrongIsNamedWithoutItsValue(String key, String wrong) {
        given.put(key, wrong);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key)
                .message()
                .doesNotContain(wrong.length() > 3 ? wrong : "nothing to hide");
    }

    // The client's secret, the whole feed and every report went through the network in plain, and nothing refused it.
    @ParameterizedTest
    @CsvSource({
        "server-url, http://fhir.example:8081/fhir",
        "server-url, http://localhost.example/fhir",
        "oidc-issuer, http://10.1.2.3/realms/consentry"
    })
    void aPlainAddressOfAnotherMachineIsRefused(String key, String plain) {
        given.put(key, plain);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key + ": expected https, or http to this machine only")
                .hasMessageContaining("found http to another machine");
    }

    @Test
    void anotherMachineMayBeAskedByHttps() {
        given.put("server-url", "https://fhir.example:8081/fhir");
        given.put("oidc-issuer", "https://login.example/realms/consentry");

        assertThat(read().server()).hasHost("fhir.example");
    }

    @Test
    void aSecretIsNotPrinted() {
        given.put("agent-client-secret", "hush-hush");

        assertThat(read().toString()).doesNotContain("hush-hush");
    }

    private AgentSettings read() {
        return AgentSettings.read(key -> Optional.ofNullable(given.get(key)));
    }
}
