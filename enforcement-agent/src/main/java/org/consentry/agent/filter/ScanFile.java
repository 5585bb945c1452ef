// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.StudyUid;

/**
 * What the header of a DICOM file says of whose it is. Pixels are not read.
 *
 * @param study the study
 * @param patient number and issuer, to compare only; not printed
 */
record ScanFile(StudyUid study, String patient) {

    /** Reads it; empty if it is no DICOM file of one study. */
    static Optional<ScanFile> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Dataset header = DicomFile.read(in, Limits.STANDARD).header().dataset();
            Optional<String> uid = header.string(Tag.STUDY_INSTANCE_UID);
            return uid.map(value -> new ScanFile(
                    new StudyUid(value),
                    header.string(Tag.PATIENT_ID).orElse("") + "\\"
                            + header.string(Tag.ISSUER_OF_PATIENT_ID).orElse("")));
        } catch (MalformedDatasetException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ScanFile[" + study.value() + "]";
    }
}
