// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/** Fictional scans and the usual ways to de-identify them. */
final class Scans {
    static final PatientId ANNA = new PatientId("urn:hospital", "MRN-4711-22");
    static final RecipientId NORTHLIGHT = new RecipientId("northlight");
    static final RecipientId LUMEN = new RecipientId("lumen");
    static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

    private Scans() {}

    /** A chest CT of Anna with a name, numbers and dates in the usual places. */
    static Dataset chestCt() {
        return new Dataset()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY\\AXIAL")
                .put(Tag.SOP_CLASS_UID, CT_IMAGE)
                .put(Tag.SOP_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.3")
                .put(Tag.STUDY_DATE, "20240229")
                .put(Tag.SERIES_DATE, "20240301")
                .put(Tag.STUDY_TIME, "101530.5")
                .put(Tag.ACCESSION_NUMBER, "ACC778899")
                .put(Tag.MODALITY, "CT")
                .put(Tag.MANUFACTURER, "Imaginary Scanners")
                .put(Tag.STUDY_DESCRIPTION, "CT Chest w/o contrast")
                .put(Tag.PATIENT_NAME, "Vandenberg^Ånna^Maria")
                .put(Tag.PATIENT_ID, "MRN-4711-22")
                .put(Tag.ISSUER_OF_PATIENT_ID, "HOSP")
                .put(Tag.PATIENT_BIRTH_DATE, "19310712")
                .put(Tag.PATIENT_SEX, "F")
                .put(0x00101010, "093Y")
                .put(Tag.BODY_PART_EXAMINED, "CHEST")
                .put(0x00181000, "SERIAL-5")
                .put(Tag.STUDY_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.1")
                .put(Tag.SERIES_INSTANCE_UID, "1.2.826.0.1.3680043.9.1.2")
                .put(Tag.INSTANCE_NUMBER, "7")
                .putShorts(Tag.ROWS, 512);
    }

    static KeyFile keys(Path folder) {
        return keys(folder, 42);
    }

    /** A key file from a fixed seed, so that tests repeat. */
    static KeyFile keys(Path folder, long seed) {
        try {
            Path file = folder.resolve("keys-" + seed);
            return Files.exists(file) ? KeyFile.read(file) : KeyFile.create(file, new Random(seed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome outcome(Path folder, Dataset scan, ProfileOption... options) {
        return new Deidentifier(keys(folder), new RecipientOptions(Set.of(options), Map.of()))
                .deidentify(scan, ANNA, NORTHLIGHT);
    }

    static Dataset cleaned(Path folder, Dataset scan, ProfileOption... options) {
        return cleaned(outcome(folder, scan, options));
    }

    static Dataset cleaned(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Cleaned.class);
        return ((Outcome.Cleaned) outcome).dataset();
    }
}
