// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dataset.Vr;

/** Makes the DICOM objects of a fictional scan: a bright disc in noise, under the patient's name. */
final class ScanImages {

    private static final DateTimeFormatter DICOM_DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int BITS = 12;
    private static final int NOISE = 200;
    private static final int BRIGHT = 2_000;

    private ScanImages() {}

    /** Writes the scan's objects into the folder, those that are not there yet, and returns all of them in order. */
    static List<Path> write(DemoScan scan, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= scan.kind().instances(); number++) {
            Path file = folder.resolve(scan.id() + "-" + number + ".dcm");
            if (!Files.exists(file)) {
                Path part = folder.resolve(file.getFileName() + ".part");
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    DicomFile.write(out, image(scan, number), TransferSyntax.EXPLICIT_LE);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            files.add(file);
        }
        return files;
    }

    /** One object of a scan, numbered from 1. */
    static Dataset image(DemoScan scan, int number) {
        DemoScan.Kind kind = scan.kind();
        String date = DICOM_DATE.format(scan.taken());
        String study = scan.uid().value();
        Dataset image = new Dataset()
                .put(Tag.SOP_CLASS_UID, kind.sopClass())
                .put(Tag.SOP_INSTANCE_UID, study + ".1." + number)
                .put(Tag.STUDY_DATE, date)
                .put(Tag.STUDY_TIME, "101500")
                .put(Tag.ACCESSION_NUMBER, "A" + scan.id().substring(scan.id().length() - 2))
                .put(Tag.MODALITY, kind.modality())
                .put(Tag.STUDY_DESCRIPTION, kind.description())
                .put(
                        Tag.PATIENT_NAME,
                        scan.patient().family() + "^" + scan.patient().given())
                .put(Tag.PATIENT_ID, scan.patient().number())
                .put(Tag.PATIENT_BIRTH_DATE, DICOM_DATE.format(scan.patient().born()))
                .put(Tag.PATIENT_SEX, scan.patient().gender().equals("female") ? "F" : "M")
                .put(Tag.BODY_PART_EXAMINED, kind.bodyPart())
                .put(Tag.STUDY_INSTANCE_UID, study)
                .put(Tag.SERIES_INSTANCE_UID, study + ".1")
                .put(Tag.INSTANCE_NUMBER, Integer.toString(number))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .put(Tag.BURNED_IN_ANNOTATION, "NO");
        return image.putShorts(Tag.SAMPLES_PER_PIXEL, 1)
                .putShorts(Tag.ROWS, kind.side())
                .putShorts(Tag.COLUMNS, kind.side())
                .putShorts(Tag.BITS_ALLOCATED, Short.SIZE)
                .putShorts(Tag.BITS_STORED, BITS)
                .putShorts(Tag.HIGH_BIT, BITS - 1)
                .putShorts(Tag.PIXEL_REPRESENTATION, 0)
                .put(Element.of(Tag.PIXEL_DATA, Vr.OW, pixels(kind.side(), number)));
    }

    private static byte[] pixels(int side, int seed) {
        Random random = new Random(seed);
        ByteBuffer pixels = ByteBuffer.allocate(side * side * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int middle = side / 2;
        int radius = side / (2 + seed);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean inside = (x - middle) * (x - middle) + (y - middle) * (y - middle) < radius * radius;
                pixels.putShort((short) ((inside ? BRIGHT : 0) + random.nextInt(NOISE)));
            }
        }
        return pixels.array();
    }
}
