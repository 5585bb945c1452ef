// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many associations DCMTK's {@code storescp} sees, by its own log. */
@Timeout(120)
class AssociationReuseIT {
    @TempDir
    Path temp;

    @Test
    void oneAssociationCarriesWhatComesWithinItsRestAndIsReleased() throws IOException {
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), "-v");
                Stage stage = new Stage(temp, vendor.port())) {
            stage.waits(StoreAndForward.ANY_TIME);
            for (int image = 1; image <= 4; image++) {
                sent(stage, "-xe", Scan.ct(Stage.ANNA, image), TransferSyntax.EXPLICIT_LE);
            }
            assertThat(vendor.files()).hasSize(4);
            assertThat(logged("Association Acknowledged")).isEqualTo(1);

            sent(stage, "-xi", Scan.mr(Stage.ANNA, 5), TransferSyntax.IMPLICIT_LE);
            assertThat(vendor.files()).hasSize(5);
            assertThat(logged("Association Acknowledged")).as("of another kind").isEqualTo(2);

            stage.later(Duration.ofSeconds(5));
            stage.workOff();
            awaitLogged("Association Release", 2);
            assertThat(logged("Abort")).isZero();
        }
    }

    @Test
    void aRecipientThatDiesWhileAnAssociationRestsGetsTheNextImageWhenItIsBack() throws IOException {
        int port = Dcmtk.freePort();
        try (Stage stage = new Stage(temp, port)) {
            stage.waits(StoreAndForward.ANY_TIME);
            try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), port, "-v")) {
                sent(stage, "-xe", Scan.ct(Stage.ANNA, 1), TransferSyntax.EXPLICIT_LE);
                assertThat(vendor.files()).hasSize(1);
            }
            sent(stage, "-xe", Scan.ct(Stage.ANNA, 2), TransferSyntax.EXPLICIT_LE);
            assertThat(stage.queue().counts().waiting()).isEqualTo(1);

            try (StoreScp vendor = StoreScp.start(temp.resolve("again"), port, "-v")) {
                stage.later(Duration.ofSeconds(7));
                stage.workOff();
                assertThat(vendor.files()).hasSize(1);
            }
            assertThat(stage.reports())
                    .as("nothing was tried while nobody was there")
                    .extracting(DisclosureReport::state)
                    .containsOnly(State.SENT);
        }
    }

    private void sent(Stage stage, String encoding, Dataset image, TransferSyntax syntax) throws IOException {
        Path file = Files.createTempFile(temp, "scan", ".dcm");
        Scan.file(file, Scan.withPixels(image), syntax);
        assertThat(stage.send(encoding, file).statuses()).containsExactly("0x0000");
        stage.workOff();
    }

    private void awaitLogged(String words, int times) throws IOException {
        while (logged(words) < times) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(logged(words)).isEqualTo(times);
    }

    private int logged(String words) throws IOException {
        return (int) Files.readString(temp.resolve("vendor.log"))
                .lines()
                .filter(line -> line.contains(words))
                .count();
    }
}
