// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Orthanc;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc as the PACS that asks for Storage Commitment, {@code storescp} as the company. */
class StorageCommitmentIT {
    private static final Pattern TRANSACTION =
            Pattern.compile("\"StorageCommitmentTransactionUID\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern OVER = Pattern.compile("\"Status\"\\s*:\\s*\"(Success|Failure)\"");

    @TempDir
    Path temp;

    @Test
    void aPacsThatIsCalledBackKnowsWhatHasArrivedAndWhatHasNot() {
        Path ct = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
        Path later =
                Scan.file(temp.resolve("2.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);
        int port = Dcmtk.freePort();
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"));
                Stage stage = new Stage(temp, vendor.port());
                Orthanc pacs = Orthanc.start(temp.resolve("pacs"), port, Stage.NORTHLIGHT.value(), stage.port())) {
            stage.pacsAt(port);
            String first = pacs.upload(ct);
            String second = pacs.upload(later);

            String stored = pacs.post("/modalities/gate/store", """
                    {"Resources": ["%s"], "StorageCommitment": true, "Synchronous": true}""".formatted(first));
            String asked = pacs.post("/modalities/gate/storage-commitment", """
                    {"DicomInstances": [{"SOPClassUID": "%1$s", "SOPInstanceUID": "%2$s.1.1"},
                                        {"SOPClassUID": "%1$s", "SOPInstanceUID": "%2$s.1.2"}]}
                    """.formatted(Scan.CT_CLASS, Scan.STUDY));

            assertThat(vendor.files()).hasSize(1);
            work(stage);
            String whole = pacs.await("/storage-commitment/" + transaction(stored), OVER);
            String partly = pacs.await(
                    "/storage-commitment/" + Orthanc.found(Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\""), asked),
                    OVER);
            assertThat(whole).contains("\"Success\"").contains(Scan.STUDY + ".1.1");
            assertThat(partly).contains("\"Failure\"").contains(Scan.STUDY + ".1.2");
            assertThat(second).isNotEmpty();
        }
    }

    private static String transaction(String stored) {
        return Orthanc.found(TRANSACTION, stored);
    }

    /** Calls the PACS until it has both reports. */
    private static void work(Stage stage) {
        while (stage.commitment().open() > 0) {
            stage.commitment().doWork();
            LockSupport.parkNanos(20_000_000);
        }
    }
}
