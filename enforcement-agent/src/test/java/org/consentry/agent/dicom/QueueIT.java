// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue between DCMTK's programs. */
class QueueIT {
    @TempDir
    Path temp;

    @Test
    void aCompanyThatIsDownGetsTheScansWhenItIsUpAgain() {
        int port = Dcmtk.freePort();
        try (Stage stage = new Stage(temp, port)) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path ct = Scan.file(
                    temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
            Path rle = Scan.file(temp.resolve("2.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 2)), Scan.RLE);
            assertThat(stage.send("-xe", ct).statuses()).containsExactly("0x0000");
            assertThat(stage.send("-xr", rle).statuses()).containsExactly("0x0000");
            stage.workOff();
            assertThat(stage.queue().counts().waiting()).isEqualTo(2);

            try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), port)) {
                stage.later(Duration.ofSeconds(7));
                stage.workOff();

                assertThat(vendor.files()).hasSize(2);
                String dump =
                        Dcmtk.run("dcmdump", vendor.files().get(0).toString()).output();
                assertThat(dump).contains("(0012,0062) CS [YES]").doesNotContain("Fictional", Stage.ANNA);
            }
            assertThat(stage.queue().counts().waiting()).isZero();
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactly(tuple(State.SENT, 2));
        }
    }

    @Test
    void aNoThatComesWhileTheCompanyIsDownDestroysThem() {
        int port = Dcmtk.freePort();
        try (Stage stage = new Stage(temp, port)) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path one = Scan.file(
                    temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
            Path two = Scan.file(
                    temp.resolve("2.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);
            assertThat(stage.send("-xe", one, two).statuses()).containsExactly("0x0000", "0x0000");
            stage.annaSaysNo();
            stage.workOff();

            try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), port)) {
                stage.later(Duration.ofSeconds(7));
                stage.workOff();
                assertThat(vendor.files()).isEmpty();
            }
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                    .containsExactly(tuple(State.DESTROYED, Reason.CONSENT_DENY, 2));
        }
    }

    @Test
    void aCompanyThatTakesNoSuchEncodingLetsAPersonLook() {
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), "+xi");
                Stage stage = new Stage(temp, vendor.port())) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path rle = Scan.file(temp.resolve("1.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 1)), Scan.RLE);
            Path plain = Scan.file(
                    temp.resolve("2.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 2)), TransferSyntax.IMPLICIT_LE);
            assertThat(stage.send("-xr", rle).statuses()).containsExactly("0x0000");
            assertThat(stage.send("-xi", plain).statuses()).containsExactly("0x0000");
            stage.workOff();

            assertThat(vendor.files()).hasSize(1);
            assertThat(stage.queue().counts().held()).isEqualTo(1);
        }
    }
}
