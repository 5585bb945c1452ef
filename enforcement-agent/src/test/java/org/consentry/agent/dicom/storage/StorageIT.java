// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both roles of the Storage service with DCMTK in the other role. */
class StorageIT {
    private static final AeTitle VENDOR = new AeTitle("VENDOR");

    private final BlockingQueue<Stored> arrived = new ArrayBlockingQueue<>(10);

    @TempDir
    Path temp;

    @Test
    void dcmtkKeepsWhatWeSend() {
        Path ct = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct("P-1", 1)), TransferSyntax.EXPLICIT_LE);
        Path mr = Scan.file(temp.resolve("2.dcm"), Scan.withFragments(Scan.mr("P-1", 2)), Scan.RLE);

        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"))) {
            StorageScu scu = new StorageScu(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), vendor.port()),
                    VENDOR,
                    new AeTitle("DEMOPACS"),
                    Timeouts.STANDARD);

            assertThat(scu.echo()).isEqualTo(Status.SUCCESS);
            assertThat(scu.send(List.of(ct, mr), each -> {}))
                    .extracting(Sent::status)
                    .containsExactly(Status.SUCCESS, Status.SUCCESS);
            assertThat(vendor.files()).hasSize(2);
            assertThat(Dcmtk.run("dcmdump", vendor.files().get(0).toString()).output())
                    .contains("Fictional^Anna");
        }
    }

    @Test
    void weKeepWhatDcmtkSends() {
        Path ct = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct("P-1", 1)), TransferSyntax.EXPLICIT_LE);
        Path mr = Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.mr("P-1", 2)), TransferSyntax.IMPLICIT_LE);

        try (StorageScp scp = StorageScp.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                VENDOR,
                new StorageScp.Target(temp.resolve("kept"), arrived::add),
                Thread::new)) {
            String port = Integer.toString(scp.port());

            assertThat(Dcmtk.run("echoscu", "-aec", "VENDOR", "127.0.0.1", port).exit())
                    .isZero();
            assertThat(Dcmtk.run(
                                    "storescu",
                                    "-d",
                                    "-R",
                                    "-aec",
                                    "VENDOR",
                                    "127.0.0.1",
                                    port,
                                    ct.toString(),
                                    mr.toString())
                            .statuses())
                    .containsExactly("0x0000", "0x0000");
            assertThat(arrived).hasSize(2);
        }
    }
}
