// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Orthanc;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.transit.SecureService;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Orthanc sends past the agent, and its list of exports tells. */
class OrthancExportsIT {
    @TempDir
    Path temp;

    /** The transfer fails, and is on the list all the same: so nobody knows whether it left. */
    @Test
    void whatOrthancSendsByItselfIsSeen() throws Exception {
        Path file = Scan.file(temp.resolve("1.dcm"), Scan.withPixels(Scan.ct("4711", 1)), TransferSyntax.EXPLICIT_LE);
        try (Orthanc pacs = Orthanc.start(temp.resolve("pacs"), Dcmtk.freePort(), "LAB", 1);
                Sights sights = new Sights(temp.resolve("journal"))) {
            OrthancArchive archive = new OrthancArchive(
                    SecureService.trusting(Authority.in(temp, "known")), URI.create(pacs.address()), Optional.empty());
            ExportList list = new ExportList(
                    archive,
                    ListPosition.in(temp.resolve("position")),
                    sights.lookout(Inside.NOTHING),
                    "Archive",
                    () -> 0);
            assertThat(list.doWork()).isZero();
            String instance = pacs.upload(file);

            pacs.post("/modalities/gate/store", instance);

            assertThat(list.doWork()).isEqualTo(1);
            List<DisclosureReport> reports = sights.reports();
            assertThat(reports).singleElement().satisfies(report -> {
                assertThat(report.study()).isEqualTo(new StudyUid(Scan.STUDY));
                assertThat(report.patient()).isEqualTo(Sights.number("4711"));
                assertThat(report.recipient().value()).isEqualTo("ae:LAB");
                assertThat(report.instances()).isEqualTo(1);
            });
            assertThat(archive.destination("nobody").text()).isEqualTo("nobody");
            assertThat(archive.last()).isEqualTo(1);
            assertThat(archive.after(50, 10).getInt("Last")).isEqualTo(50);
        }
    }
}
