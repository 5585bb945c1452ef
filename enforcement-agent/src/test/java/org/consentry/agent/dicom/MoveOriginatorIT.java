// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Orthanc;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK's {@code movescu} as the workstation, Orthanc as the PACS, {@code storescp} as the company. */
class MoveOriginatorIT {
    @TempDir
    Path temp;

    @Test
    void theCompanyReadsWhoAskedThePacsForTheScan() throws IOException {
        Path file =
                Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), "-d");
                Stage stage = new Stage(temp, vendor.port());
                Orthanc pacs =
                        Orthanc.start(temp.resolve("pacs"), Dcmtk.freePort(), Stage.NORTHLIGHT.value(), stage.port())) {
            pacs.upload(file);

            assertThat(pacs.move(Scan.STUDY, "NORTHLIGHT").output()).contains("Success");

            assertThat(vendor.files()).hasSize(1);
            assertThat(Files.readString(temp.resolve("vendor.log"), StandardCharsets.ISO_8859_1))
                    .containsPattern("Move Originator AE Title\\s*: WORKSTATION");
        }
    }
}
