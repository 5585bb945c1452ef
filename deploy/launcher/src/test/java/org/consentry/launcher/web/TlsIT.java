// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.launcher.Artifacts;
import org.consentry.launcher.files.PrivateFile;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.LocalPort;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;
import org.consentry.tls.MadePair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real agent whose two listeners have TLS, with certificates that are made here. */
@Timeout(600)
class TlsIT {
    private static final String TOKEN = "x".repeat(32);
    private static final String CLOSED = "-1";
    private static final List<Integer> PORTS = LocalPort.free(4);
    private static final int DICOM = 3;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Children children;

    @SuppressWarnings("NullAway.Init")
    private static Child agent;

    @SuppressWarnings("NullAway.Init")
    private static Hospital hospital;

    @BeforeAll
    static void start() throws Exception {
        children = new Children(folder.resolve("pids"), folder.resolve("logs"));
        MadePair authority = MadePair.of(folder, "authority");
        authority.writeCertificate(folder.resolve("authority.pem"));
        hospital = new Hospital(authority);
        write(MadePair.of(folder, "listener"));
        PrivateFile.write(folder.resolve("agent.key"), HexFormat.of().formatHex(random()));
        URI live = URI.create("https://localhost:" + PORTS.getFirst() + "/health/live");
        agent = payara("agent", folder.resolve("authority.pem"), List.of(live)).start(children);
    }

    @AfterAll
    static void stop() {
        hospital.close();
        children.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void todaysVersionsAreSpokenOnEveryListener(String version) throws Exception {
        for (int port : PORTS.subList(0, 2)) {
            try (TlsVisitor visitor = new TlsVisitor(port, version)) {
                assertThat(visitor.protocol()).isEqualTo(version);
                assertThat(visitor.suite()).contains("_AES_").contains("_GCM_");
                assertThat(visitor.get("/health/live").getFirst()).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    // TLS 1.2 with a sealed suite is answered, to show that the message is well made. Grizzly closes without an alert.
    @ParameterizedTest
    @CsvSource({
        "0303, c02b, 22",
        "0303, c009, " + CLOSED,
        "0303, cca9, " + CLOSED,
        "0303, 003c, " + CLOSED,
        "0302, c009, " + CLOSED,
        "0301, c009, " + CLOSED
    })
    void oldVersionsAndSuitesAreRefused(String version, String suite, int record) throws IOException {
        for (int port : PORTS.subList(0, 2)) {
            assertThat(ClientHello.answer(port, version, suite)).isEqualTo(record);
        }
    }

    /** It had no TLS. Its refusals are alerts, as RFC 5246 (7.2) asks for; {@code TlsAssociationTest} has the rest. */
    @ParameterizedTest
    @CsvSource({"0303, c009, 21", "0303, 003c, 21", "0302, c009, 21", "0301, c009, 21"})
    void theDicomListenerSpeaksTheSame(String version, String suite, int record) throws IOException {
        assertThat(ClientHello.answer(PORTS.get(DICOM), version, suite)).isEqualTo(record);
    }

    @Test
    void plainHttpIsNotAnswered() throws IOException {
        for (int port : PORTS.subList(0, 2)) {
            assertThat(TlsVisitor.plain(port)).doesNotContain("HTTP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/metrics", "/access/v1/evaluation", "/nowhere"})
    void everyAnswerSaysThatTlsIsTheOnlyWay(String path) throws Exception {
        for (int port : PORTS.subList(0, 2)) {
            try (TlsVisitor visitor = new TlsVisitor(port)) {
                assertThat(visitor.get(path)).containsOnlyOnce("Strict-Transport-Security: max-age=31536000");
            }
        }
    }

    @Test
    void theFeedTrustsTheHospitalsOwnAuthority() throws Exception {
        await("the feed", () -> hospital.asked().stream().anyMatch(path -> path.startsWith("/fhir/agent/v1/")));

        assertThat(hospital.asked()).anyMatch(path -> path.endsWith("/token"));
    }

    @Test
    void aNewCertificateIsShownAndOpenConnectionsGoOn() throws Exception {
        MadePair next = MadePair.of(folder, "next");
        try (TlsVisitor open = new TlsVisitor(PORTS.getFirst())) {
            assertThat(open.serial()).isNotEqualTo(next.serial());

            write(next);
            await("the new certificate", () -> {
                // Else the listener ends it for silence.
                assertThat(open.get("/health/live").getFirst()).isEqualTo("HTTP/1.1 200 OK");
                return shown(PORTS.getFirst()).equals(next.serial());
            });

            assertThat(open.get("/health/live").getFirst()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(shown(PORTS.get(1))).isEqualTo(next.serial());
            await("the same for DICOM", () -> shown(PORTS.get(DICOM)).equals(next.serial()));
        }
    }

    @Test
    void aBrokenNewOneIsRefusedAndTheOldOneStays() throws Exception {
        String before = shown(PORTS.getFirst());
        byte[] good = Files.readAllBytes(certificate());

        MadePair.of(folder, "stranger").writeCertificate(certificate());
        await(
                "the refusal",
                () -> metrics().contains("consentry_tls_refused{mp_scope=\"application\",part=\"agent\"} 1"));

        assertThat(shown(PORTS.getFirst())).isEqualTo(before);
        assertThat(Files.readString(agent.log()))
                .contains("The new certificate is refused and the one before stays: " + key() + ": expected the key of "
                        + certificate() + ", found the key of another");
        await(
                "the refusal for DICOM",
                () -> metrics()
                        .contains("consentry_tls_refused{mp_scope=\"application\",part=\"agent-dicom-senders\"} 1"));
        Files.write(certificate(), good);
        await(
                "the end of it for DICOM",
                () -> metrics()
                        .contains("consentry_tls_refused{mp_scope=\"application\",part=\"agent-dicom-senders\"} 0"));
        await(
                "the end of it",
                () -> metrics().contains("consentry_tls_refused{mp_scope=\"application\",part=\"agent\"} 0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        missing    | chain.pem: expected a file that this account may read, found NoSuchFileException
        expired    | chain.pem: expected a certificate in force, found serial number
        mismatched | key.pem: expected the key of
        readable   | key.pem: expected a key file that only its owner may read
        """)
    void aStartWithABadPairFailsAndSaysWhy(String bad, String reason) throws Exception {
        Path own = Files.createDirectories(folder.resolve(bad));
        MadePair made = bad.equals("expired") ? MadePair.expired(own, "one") : MadePair.of(own, "one");
        made.writeKey(own.resolve("key.pem"));
        if (!bad.equals("missing")) {
            (bad.equals("mismatched") ? MadePair.of(own, "two") : made).writeCertificate(own.resolve("chain.pem"));
        }
        if (bad.equals("readable")) {
            Files.setPosixFilePermissions(own.resolve("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        }
        PayaraMicro payara = payara(bad, folder.resolve("authority.pem"), List.of(URI.create("http://localhost:1/")));

        assertThatThrownBy(() -> payara.start(children))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("exit code 1", "ERROR: TLS: ", reason);
    }

    @Test
    void withoutTheAuthorityTheFeedAsksNobody() throws Exception {
        Path own = Files.createDirectories(folder.resolve("stranger"));
        MadePair made = MadePair.of(own, "one");
        made.writeKey(own.resolve("key.pem"));
        made.writeCertificate(own.resolve("chain.pem"));
        try (Hospital other = new Hospital(MadePair.of(own, "other"))) {
            List<Integer> ports = LocalPort.free(4);
            Child child = payara("stranger", folder.resolve("authority.pem"), List.of(), ports, other)
                    .start(children);

            await("the refusal", () -> Files.readString(child.log()).contains("PKIX path"));

            assertThat(other.asked()).isEmpty();
            child.stop(Duration.ofSeconds(60));
        }
    }

    private static PayaraMicro payara(String name, Path authorities, List<URI> ready) {
        return payara(name, authorities, ready, PORTS, hospital);
    }

    private static PayaraMicro payara(
            String name, Path authorities, List<URI> ready, List<Integer> ports, Hospital asked) {
        Path pair = name.equals("agent") ? folder : folder.resolve(name);
        Path checkout = Artifacts.checkoutAround(Path.of(""));
        Artifacts artifacts = Artifacts.in(checkout);
        Map<String, String> environment = new HashMap<>(Map.of(
                "OIDC_ISSUER",
                asked.address() + "/realms/consentry",
                "SERVER_URL",
                asked.address() + "/fhir",
                "AGENT_ID",
                "agent-1",
                "SITE_NAME",
                "Main site",
                "AGENT_CLIENT_SECRET",
                "x",
                "METRICS_TOKEN",
                TOKEN,
                "DATA_FOLDER",
                folder.resolve("data-" + name).toString(),
                "KEY_FILE",
                folder.resolve("agent.key").toString(),
                "DICOM_PORT",
                ports.get(2).toString(),
                "CALLING_AE_TITLES",
                "NOBODY"));
        environment.put("TLS_AUTHORITIES", authorities.toString());
        environment.put("DICOM_TLS_PORT", ports.get(DICOM).toString());
        environment.put("DICOM_TLS_CALLER_CERTIFICATES", "none");
        return new PayaraMicro(
                new PayaraSettings(
                        name,
                        artifacts.payaraMicro(),
                        List.of(artifacts.agent()),
                        "127.0.0.1",
                        ports.getFirst(),
                        List.of(Listener.systems(ports.get(1))),
                        Optional.of(new ListenerTls(
                                checkout.resolve("deploy/tls/target/consentry-tls.jar"),
                                pair.resolve("chain.pem"),
                                pair.resolve("key.pem"))),
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        environment,
                        folder.resolve("payara-" + name),
                        ready),
                PinnedSums.ofTheBuild());
    }

    private static String shown(int port) throws Exception {
        try (TlsVisitor visitor = new TlsVisitor(port)) {
            return visitor.serial();
        }
    }

    private static String metrics() throws Exception {
        try (TlsVisitor visitor = new TlsVisitor(PORTS.getFirst())) {
            return String.join("\n", visitor.get("/metrics", "Authorization: Bearer " + TOKEN));
        }
    }

    private static void write(MadePair pair) throws Exception {
        pair.writeCertificate(certificate());
        pair.writeKey(key());
    }

    private static Path certificate() {
        return folder.resolve("chain.pem");
    }

    private static Path key() {
        return folder.resolve("key.pem");
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("no end of waiting for " + what).isLessThan(end);
            Thread.sleep(500);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }
}
