// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.tls.CallerCertificates;
import org.consentry.agent.tls.DicomTls;
import org.consentry.agent.tls.TlsSources;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipients that others could overhear, or that do not prove who they are: nothing leaves. */
class UntrustedRecipientTest {
    @TempDir
    static Path keys;

    private static Authority authority;
    private static Authority strangers;

    @TempDir
    Path temp;

    private Company company;

    @BeforeAll
    static void make() {
        authority = Authority.in(keys, "hospital");
        strangers = Authority.in(keys, "strangers");
        authority.issue("company");
    }

    @BeforeEach
    void start() {
        DicomTls tls = tls(authority.trusting(authority.pair("company")));
        company = new Company(ListenerConfig.STANDARD.by(() -> tls.listener(CallerCertificates.NONE)));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void whoProvesWhoItIsGetsItByTls() {
        try (Stage stage = stage("localhost", true, trusting(authority), Set.of());
                Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, 1)), 1)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.kept()).hasSize(1);
    }

    @Test
    void whoDoesNotGetsNothingAndTheReasonIsRecordedAndCounted() {
        assertUntrusted(stage("localhost", true, trusting(strangers), Set.of()), "certificate of an unknown authority");
    }

    @Test
    void withoutAuthoritiesNobodyIsTrusted() {
        assertUntrusted(stage("localhost", true, TlsSources.NONE, Set.of()), "certificate of an unknown authority");
    }

    @Test
    void anotherMachineGetsNothingInTheClear() {
        // Scans went to any host in the clear, and nothing said so.
        assertUntrusted(stage("ai.invalid", false, trusting(authority), Set.of()), "plain to another machine");
    }

    @Test
    void anotherMachineThatIsNamedIsCalledInTheClear() {
        try (Stage stage = stage("ai.invalid", false, trusting(authority), Set.of("AI.invalid"));
                Sender pacs = new Sender(stage)) {
            Status status = pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, 1)), 1);

            assertThat(status.comment()).startsWith("The recipient cannot be reached");
        }
    }

    @Test
    void aRouteInTheClearToWhoSpeaksTlsIsMerelyOutOfReach() {
        try (Stage stage = stage("localhost", false, trusting(authority), Set.of())) {
            try (Sender pacs = new Sender(stage)) {
                assertThat(pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, 1)), 1).code())
                        .isEqualTo(0xA700);
            }
            assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(State.FAILED);
        }
        assertThat(company.kept()).isEmpty();
    }

    // The queue has a way of its own to the recipient, which was in the clear.
    @Test
    void whatWaitsGoesByTlsToo() {
        try (Stage stage = stage("localhost", true, trusting(authority), Set.of());
                Sender pacs = new Sender(stage)) {
            stage.waits(StoreAndForward.ANY_TIME);
            assertThat(pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, 1)), 1)).isEqualTo(Status.SUCCESS);
            stage.workOff();
        }
        assertThat(company.kept()).hasSize(1);
    }

    @Test
    void whatWaitsForOneWhoDoesNotProveWhoItIsStays() {
        try (Stage stage = stage("localhost", true, trusting(strangers), Set.of());
                Sender pacs = new Sender(stage)) {
            stage.waits(StoreAndForward.ANY_TIME);
            assertThat(pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, 1)), 1)).isEqualTo(Status.SUCCESS);
            stage.workOff();
            assertThat(stage.queue().counts().waiting()).isEqualTo(1);
            assertThat(stage.queue().listing().routes().getFirst().pausesFor())
                    .isEqualTo("certificate of an unknown authority");
        }
        assertThat(company.associations()).isZero();
    }

    private void assertUntrusted(Stage made, String by) {
        try (Stage stage = made) {
            try (Sender pacs = new Sender(stage)) {
                for (int number = 1; number <= 2; number++) {
                    assertThat(pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, number)), number))
                            .isEqualTo(new Status(0xA700, "Try again later: DEST_UNTRUSTED"));
                }
            }
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                    .containsExactly(tuple(State.REFUSED, Reason.DEST_UNTRUSTED, 2));
            assertThat(stage.gateway().stops().counted()).containsEntry("NORTHLIGHT DEST_UNTRUSTED " + by, 2L);
        }
        assertThat(company.associations()).isZero();
    }

    private Stage stage(String host, boolean byTls, TlsSources sources, Set<String> plainHosts) {
        DicomTls tls = tls(sources);
        return new Stage(
                temp,
                new Leads(host, company.port(), byTls),
                config -> new GatewayConfig(
                        config.entrances(),
                        config.pins(),
                        config.title(),
                        config.habits(),
                        new RecipientSecurity(Stage.BRISK, tls::recipient, plainHosts)));
    }

    private static TlsSources trusting(Authority one) {
        return new TlsSources(Optional.empty(), Optional.of(one.pem()));
    }

    private static DicomTls tls(TlsSources sources) {
        return DicomTls.of("test", sources, InstantSource.system());
    }
}
