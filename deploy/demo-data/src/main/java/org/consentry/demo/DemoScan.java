// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consentry.policy.StudyUid;

/**
 * A fictional scan.
 *
 * @param id logical id of the FHIR ImagingStudy
 * @param kind what was done
 * @param taken the day it was taken
 */
public record DemoScan(String id, StudyUid uid, DemoPatient patient, Kind kind, LocalDate taken) {

    private static final long SEED = 20_260_101;
    private static final int MORE_SCANS = 48;
    private static final int DAYS_BACK = 1_100;

    /** The kinds of scan there are. */
    public enum Kind {
        /** Chest CT. */
        CHEST_CT("CT", "Chest CT", "CHEST", "1.2.840.10008.5.1.4.1.1.2", 512, 3),
        /** Belly CT. */
        ABDOMEN_CT("CT", "Belly CT", "ABDOMEN", "1.2.840.10008.5.1.4.1.1.2", 512, 3),
        /** Knee MRI. */
        KNEE_MR("MR", "Knee MRI", "KNEE", "1.2.840.10008.5.1.4.1.1.4", 256, 4),
        /** Spine MRI. */
        SPINE_MR("MR", "Lower back MRI", "LSPINE", "1.2.840.10008.5.1.4.1.1.4", 256, 4),
        /** Chest X-ray. */
        CHEST_XRAY("DX", "Chest X-ray", "CHEST", "1.2.840.10008.5.1.4.1.1.1.1", 512, 1),
        /** Hand X-ray. */
        HAND_XRAY("DX", "Hand X-ray", "HAND", "1.2.840.10008.5.1.4.1.1.1.1", 512, 2),
        /** Mammogram. */
        MAMMOGRAM("MG", "Mammogram", "BREAST", "1.2.840.10008.5.1.4.1.1.1.2", 512, 4);

        private final String modality;
        private final String description;
        private final String bodyPart;
        private final String sopClass;
        private final int side;
        private final int instances;

        Kind(String modality, String description, String bodyPart, String sopClass, int side, int instances) {
            this.modality = modality;
            this.description = description;
            this.bodyPart = bodyPart;
            this.sopClass = sopClass;
            this.side = side;
            this.instances = instances;
        }

        /** DICOM modality code. */
        public String modality() {
            return modality;
        }

        /** What a person calls it. */
        public String description() {
            return description;
        }

        /** DICOM Body Part Examined. */
        public String bodyPart() {
            return bodyPart;
        }

        /** SOP Class UID of its images. */
        public String sopClass() {
            return sopClass;
        }

        /** Rows and columns of an image. */
        public int side() {
            return side;
        }

        /** How many images it has. */
        public int instances() {
            return instances;
        }
    }

    /**
     * All sixty, always the same but for their dates, which count back from {@code today}. The first of each patient is
     * a chest CT.
     */
    public static List<DemoScan> all(LocalDate today) {
        Random random = new Random(SEED);
        List<DemoScan> scans = new ArrayList<>();
        for (DemoPatient patient : DemoPatient.all()) {
            scans.add(scan(scans.size(), patient, Kind.CHEST_CT, today.minusDays(40 + random.nextInt(200))));
        }
        for (int i = 0; i < MORE_SCANS; i++) {
            DemoPatient patient = DemoPatient.all().get(i % DemoPatient.all().size());
            scans.add(scan(
                    scans.size(), patient, kind(patient, random), today.minusDays(30 + random.nextInt(DAYS_BACK))));
        }
        return List.copyOf(scans);
    }

    private static Kind kind(DemoPatient patient, Random random) {
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(kinds.length)];
        boolean unlikely = kind == Kind.MAMMOGRAM && patient.gender().equals("male");
        return unlikely ? Kind.CHEST_XRAY : kind;
    }

    private static DemoScan scan(int index, DemoPatient patient, Kind kind, LocalDate taken) {
        int n = index + 1;
        return new DemoScan(
                String.format(java.util.Locale.ROOT, "demo-scan-%02d", n),
                new StudyUid("2.999.10." + n),
                patient,
                kind,
                taken);
    }
}
