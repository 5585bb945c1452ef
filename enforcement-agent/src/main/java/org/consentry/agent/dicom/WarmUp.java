// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.DatasetWriter;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.deidentify.AnatomySource;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.HeaderMemory;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/**
 * Takes headers that nobody sent through what costs most of each image: reading, cleaning, looking at it again,
 * writing. The just-in-time compiler needs some thousand of them, and else the first scans after a start wait for it.
 * Nobody is asked, nothing is recorded, and nothing leaves.
 */
public final class WarmUp {
    private static final PatientId NOBODY = new PatientId("urn:consentry:nobody", "WARM-UP");
    private static final RecipientId NOWHERE = new RecipientId("warm-up");
    private static final String UIDS = "2.25.1.";
    private static final int SLICES_OF_A_SERIES = 8;
    private static final int ENOUGH = 10_000;
    private static final int POSITION = 0x00200032;

    private final Deidentifier deidentifier;

    private WarmUp(Deidentifier deidentifier) {
        this.deidentifier = deidentifier;
    }

    /**
     * Runs until the compiler has seen enough.
     *
     * @param most how long at most; zero for not at all
     * @return how many headers went through
     */
    public static int run(Deidentifier deidentifier, Duration most) {
        WarmUp warmUp = new WarmUp(deidentifier);
        long end = System.nanoTime() + most.toNanos();
        int done = 0;
        while (done < ENOUGH && System.nanoTime() - end < 0) {
            warmUp.series(done);
            done += SLICES_OF_A_SERIES;
        }
        return done;
    }

    private void series(int first) {
        HeaderMemory headers = deidentifier.memory();
        for (int number = first; number < first + SLICES_OF_A_SERIES; number++) {
            try {
                Outcome outcome = slice(headers, number);
                if (outcome instanceof Outcome.Cleaned cleaned) {
                    write(cleaned.dataset(), OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("nothing that was only in memory can break", e);
            }
        }
    }

    /** Reads and cleans a header. */
    static Outcome slice(HeaderMemory headers, int number) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        write(made(number), sent);
        Header header = DatasetReader.readHeader(
                new ByteArrayInputStream(sent.toByteArray()), TransferSyntax.EXPLICIT_LE, Limits.STANDARD);
        return headers.deidentify(header.dataset(), NOBODY, NOWHERE, AnatomySource.NONE);
    }

    private static void write(Dataset dataset, OutputStream target) throws IOException {
        DatasetWriter writer = new DatasetWriter(target, TransferSyntax.EXPLICIT_LE);
        writer.write(dataset);
        writer.finish();
    }

    private static Dataset made(int number) {
        return new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL")
                .put(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.2")
                .put(Tag.SOP_INSTANCE_UID, UIDS + "3." + number)
                .put(Tag.STUDY_DATE, "20200229")
                .put(Tag.SERIES_DATE, "20200229")
                .put(Tag.CONTENT_DATE, "20200229")
                .put(Tag.STUDY_TIME, "101500")
                .put(Tag.ACCESSION_NUMBER, "WARM-4711")
                .put(Tag.MODALITY, "CT")
                .put(Tag.MANUFACTURER, "Example Devices")
                .put(Tag.STUDY_DESCRIPTION, "CT chest with contrast")
                .put(Tag.SERIES_DESCRIPTION, "Axial 1.5mm")
                .put(Tag.PATIENT_NAME, "Warmup^Nobody")
                .put(Tag.PATIENT_ID, NOBODY.value())
                .put(Tag.PATIENT_BIRTH_DATE, "19700101")
                .put(Tag.PATIENT_SEX, "O")
                .put(Tag.BODY_PART_EXAMINED, "CHEST")
                .put(Tag.STUDY_INSTANCE_UID, UIDS + "1")
                .put(Tag.SERIES_INSTANCE_UID, UIDS + "2")
                .put(Tag.INSTANCE_NUMBER, String.valueOf(number))
                .put(POSITION, "-100.5\\-100.5\\" + number)
                .putShorts(Tag.ROWS, 512);
    }
}
