// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.DicomTls;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.tls.PairFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway by TLS on both sides, between DCMTK's {@code storescu} and {@code storescp}. */
class TlsGatewayIT {
    @TempDir
    static Path keys;

    private static Authority authority;
    private static Authority strangers;

    @TempDir
    Path temp;

    @BeforeAll
    static void make() {
        authority = Authority.in(keys, "hospital");
        strangers = Authority.in(keys, "strangers");
        for (String name : List.of("agent", "pacs", "company")) {
            authority.issue(name);
        }
        strangers.issue("stranger");
        authority.issue("ended", "-keyalg", "EC", "-startdate", "-20d", "-validity", "10", "-ext", Authority.HERE);
        authority.issue("elsewhere", "-keyalg", "EC", "-ext", "san=dns:ai.example");
    }

    @Test
    void aPermittedScanGoesByTlsAllTheWayAndANoIsToldByIt() {
        try (StoreScp vendor = vendor(authority.pair("company"));
                Stage stage = stage(vendor, CallerPins.NONE, CallerCertificates.REQUIRED)) {
            assertThat(send(stage, "pacs", file(1)).statuses()).containsExactly("0x0000");
            stage.annaSaysNo();
            Dcmtk.Result refused = send(stage, "pacs", file(2));

            assertThat(refused.statuses()).containsExactly("0x0124");
            assertThat(refused.output()).contains("Refused: CONSENT_DENY");
            assertThat(vendor.files()).hasSize(1);
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::reason)
                    .containsExactly(tuple(State.SENT, null), tuple(State.REFUSED, Reason.CONSENT_DENY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "ended", "nobody"})
    void aSenderWithoutAGoodCertificateDoesNotGetIn(String name) {
        try (StoreScp vendor = vendor(authority.pair("company"));
                Stage stage = stage(vendor, CallerPins.NONE, CallerCertificates.REQUIRED)) {
            Dcmtk.Result result = send(stage, name, file(1));

            assertThat(result.exit()).isNotZero();
            assertThat(result.statuses()).isEmpty();
            assertThat(vendor.files()).isEmpty();
        }
    }

    @Test
    void aSenderInTheClearDoesNotGetInByTls() {
        try (StoreScp vendor = vendor(authority.pair("company"));
                Stage stage = stage(vendor, CallerPins.NONE, CallerCertificates.NONE)) {
            Dcmtk.Result result = Dcmtk.run(
                    "echoscu", "-aec", "NORTHLIGHT", "-aet", "DEMOPACS", "localhost", Integer.toString(port(stage)));

            assertThat(result.exit()).isNotZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, certificate of an unknown authority",
        "ended, certificate not in force",
        "elsewhere, certificate of another host"
    })
    void aRecipientWithoutAGoodCertificateGetsNothing(String name, String by) {
        try (StoreScp vendor = vendor(name.equals("stranger") ? strangers.pair(name) : authority.pair(name));
                Stage stage = stage(vendor, CallerPins.NONE, CallerCertificates.REQUIRED)) {
            Dcmtk.Result result = send(stage, "pacs", file(1));

            assertThat(result.statuses()).containsExactly("0xa700");
            assertThat(result.output()).contains("Try again later: DEST_UNTRUSTED");
            assertThat(vendor.files()).isEmpty();
            assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(Reason.DEST_UNTRUSTED);
            assertThat(stage.gateway().stops().counted()).containsKey("NORTHLIGHT DEST_UNTRUSTED " + by);
        }
    }

    @Test
    void aRecipientThatRefusesOurCertificateGetsNothing() {
        try (StoreScp vendor = StoreScp.start(
                        temp.resolve("vendor"),
                        tls(strangers.pair("stranger"), strangers).toArray(String[]::new));
                Stage stage = stage(vendor, CallerPins.NONE, CallerCertificates.REQUIRED)) {
            assertThat(send(stage, "pacs", file(1)).statuses()).containsExactly("0xa700");
            assertThat(vendor.files()).isEmpty();
        }
    }

    @Test
    void aTitleThatIsBoundToAnotherCertificateIsNotRecognized() {
        try (StoreScp vendor = vendor(authority.pair("company"));
                Stage stage = stage(vendor, CallerPins.parsed("DEMOPACS=CN=agent"), CallerCertificates.REQUIRED)) {
            assertThat(send(stage, "pacs", file(1)).output()).contains("Calling AE Title Not Recognized");
            assertThat(send(stage, "agent", file(2)).statuses()).containsExactly("0x0000");
            assertThat(stage.turnedAway()).containsExactly("unknown-certificate DEMOPACS/NORTHLIGHT");
        }
    }

    @Test
    void newFilesAreShownWithoutARestart() {
        PairFiles current = authority.issue("current");
        DicomTls tls = DicomTls.of("test", authority.trusting(current), InstantSource.system());
        try (StoreScp vendor = vendor(authority.pair("company"));
                Stage stage = stage(vendor, tls, CallerPins.NONE, CallerCertificates.NONE)) {
            assertThat(send(stage, "pacs", file(1)).statuses()).containsExactly("0x0000");

            Authority.replace(strangers.pair("stranger"), current);
            tls.doWork();
            tls.doWork();

            assertThat(send(stage, "pacs", file(2)).exit()).isNotZero();
            assertThat(send(stage, "pacs", strangers, file(3)).statuses()).containsExactly("0x0000");
        }
    }

    private Path file(int number) {
        return Scan.file(
                temp.resolve(number + ".dcm"),
                Scan.withPixels(Scan.ct(Stage.ANNA, number)),
                TransferSyntax.EXPLICIT_LE);
    }

    private StoreScp vendor(PairFiles shown) {
        return StoreScp.start(temp.resolve("vendor"), tls(shown, authority).toArray(String[]::new));
    }

    private Stage stage(StoreScp vendor, CallerPins pins, CallerCertificates demanded) {
        DicomTls tls = DicomTls.of("test", authority.trusting(authority.pair("agent")), InstantSource.system());
        return stage(vendor, tls, pins, demanded);
    }

    private Stage stage(StoreScp vendor, DicomTls callers, CallerPins pins, CallerCertificates demanded) {
        DicomTls recipients = DicomTls.of("test", authority.trusting(authority.pair("agent")), InstantSource.system());
        Entrance entrance = new Entrance(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of(Stage.PACS),
                new ListenerConfig(8, Stage.BRISK).by(() -> callers.listener(demanded)));
        return new Stage(
                temp,
                new Leads("localhost", vendor.port(), true),
                config -> new GatewayConfig(
                        List.of(config.entrances().getFirst(), entrance),
                        pins,
                        config.title(),
                        config.habits(),
                        new RecipientSecurity(Stage.BRISK, recipients::recipient, Set.of())));
    }

    private static int port(Stage stage) {
        return stage.gateway().ports().getLast();
    }

    private static Dcmtk.Result send(Stage stage, String name, Path... files) {
        return send(stage, name, authority, files);
    }

    private static Dcmtk.Result send(Stage stage, String name, Authority trusted, Path... files) {
        List<String> arguments = new ArrayList<>(List.of("-d", "-xe", "-nh", "-aec", "NORTHLIGHT", "-aet", "DEMOPACS"));
        switch (name) {
            case "nobody" ->
                arguments.addAll(List.of("+tla", "+cf", trusted.pem().toString()));
            case "stranger" -> arguments.addAll(tls(strangers.pair(name), trusted));
            default -> arguments.addAll(tls(authority.pair(name), trusted));
        }
        arguments.addAll(List.of("localhost", Integer.toString(port(stage))));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return Dcmtk.run("storescu", arguments.toArray(String[]::new));
    }

    private static List<String> tls(PairFiles own, Authority trusted) {
        return List.of(
                "+tls",
                own.key().toString(),
                own.certificate().toString(),
                "+cf",
                trusted.pem().toString());
    }
}
