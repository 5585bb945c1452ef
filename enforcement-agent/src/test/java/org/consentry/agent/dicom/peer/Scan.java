// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.peer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;

/** Generated images of fictional people, as large as a real slice of a CT (524 KB) or an MR (134 KB). */
public final class Scan {
    public static final String CT_CLASS = "1.2.840.10008.5.1.4.1.1.2";
    public static final String MR_CLASS = "1.2.840.10008.5.1.4.1.1.4";
    public static final String STUDY = "2.999.1.77";
    public static final TransferSyntax RLE =
            TransferSyntax.of("1.2.840.10008.1.2.5").orElseThrow();
    public static final TransferSyntax JPEG =
            TransferSyntax.of("1.2.840.10008.1.2.4.50").orElseThrow();

    private Scan() {}

    /** A CT slice without its pixels. */
    public static Dataset ct(String patientId, int number) {
        return slice(CT_CLASS, "CT", patientId, number, 512);
    }

    /** An MR slice without its pixels. */
    public static Dataset mr(String patientId, int number) {
        return slice(MR_CLASS, "MR", patientId, number, 256);
    }

    /** Puts uncompressed pixels of the size that rows and columns say. */
    public static Dataset withPixels(Dataset dataset) {
        int rows = dataset.integer(Tag.ROWS).orElseThrow();
        byte[] pixels = new byte[rows * rows * 2];
        new Random(rows).nextBytes(pixels);
        return dataset.put(Element.of(Tag.PIXEL_DATA, Vr.OW, pixels));
    }

    /** Puts compressed-looking pixels: an empty offset table and two fragments. */
    public static Dataset withFragments(Dataset dataset) {
        byte[] first = new byte[70_000];
        new Random(1).nextBytes(first);
        return dataset.put(Element.encapsulated(Tag.PIXEL_DATA, Vr.OB, List.of(new byte[0], first, new byte[200])));
    }

    /** Writes a file and returns its path. */
    public static Path file(Path file, Dataset dataset, TransferSyntax syntax) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            DicomFile.write(out, dataset, syntax);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset slice(String sopClass, String modality, String patientId, int number, int rows) {
        return new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL")
                .put(Tag.SOP_CLASS_UID, sopClass)
                .put(Tag.SOP_INSTANCE_UID, STUDY + ".1." + number)
                .put(Tag.STUDY_DATE, "20260102")
                .put(Tag.CONTENT_DATE, "20260102")
                .put(Tag.STUDY_TIME, "101500")
                .put(Tag.ACCESSION_NUMBER, "A-4711")
                .put(Tag.MODALITY, modality)
                .put(Tag.MANUFACTURER, "Example Devices")
                .put(Tag.STUDY_DESCRIPTION, "Chest " + modality)
                .put(Tag.PATIENT_NAME, "Fictional^Anna")
                .put(Tag.PATIENT_ID, patientId)
                .put(Tag.PATIENT_BIRTH_DATE, "19700101")
                .put(Tag.PATIENT_SEX, "F")
                .put(Tag.BODY_PART_EXAMINED, "CHEST")
                .put(Tag.STUDY_INSTANCE_UID, STUDY)
                .put(Tag.SERIES_INSTANCE_UID, STUDY + ".1")
                .put(Tag.INSTANCE_NUMBER, Integer.toString(number))
                .putShorts(Tag.SAMPLES_PER_PIXEL, 1)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putShorts(Tag.ROWS, rows)
                .putShorts(Tag.COLUMNS, rows)
                .putShorts(Tag.BITS_ALLOCATED, 16)
                .putShorts(Tag.BITS_STORED, 12)
                .putShorts(Tag.HIGH_BIT, 11)
                .putShorts(Tag.PIXEL_REPRESENTATION, 0);
    }
}
