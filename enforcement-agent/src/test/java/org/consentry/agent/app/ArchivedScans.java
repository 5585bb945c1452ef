// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Route;

/** Scans that a test puts into an archive, and the way to them. */
final class ArchivedScans {
    private ArchivedScans() {}

    /** A file of a study with that Accession Number. */
    static byte[] numbered(String accession, String study, String patient) throws IOException {
        return file(
                Scan.withPixels(Scan.ct(patient, 1))
                        .put(Tag.ACCESSION_NUMBER, accession)
                        .put(Tag.STUDY_INSTANCE_UID, study)
                        .put(Tag.SERIES_INSTANCE_UID, study + ".1")
                        .put(Tag.SOP_INSTANCE_UID, study + ".1.1"),
                TransferSyntax.EXPLICIT_LE);
    }

    /** An image of Ben's of that study. */
    static Dataset bens(String study) {
        return Scan.ct(Entries.BEN.value(), 1)
                .put(Tag.STUDY_INSTANCE_UID, study)
                .put(Tag.SERIES_INSTANCE_UID, study + ".1")
                .put(Tag.SOP_INSTANCE_UID, study + ".1.1");
    }

    /** A file. */
    static byte[] file(Dataset object, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DicomFile.write(file, object, syntax);
        return file.toByteArray();
    }

    /** The route by which they are fetched. */
    static Route route() {
        return Route.open("ORTHANC_READ", Purpose.MLTRAINING, ROUTE.place(), ROUTE.agreed())
                .usedBy(Set.of("export-demo"))
                .fetching();
    }
}
