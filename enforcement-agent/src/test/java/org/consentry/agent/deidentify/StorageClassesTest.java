// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule about faces over every storage SOP class of the standard; what a class is follows here from its name. */
class StorageClassesTest {
    private static final Pattern SHOWS_A_SURFACE = Pattern.compile("^(Enhanced |Legacy Converted Enhanced )*"
            + "(CT Image|MR Image|MR Color Image|MR Spectroscopy|PET Image|Positron Emission Tomography|Nuclear Medicine"
            + "|X-Ray 3D|Breast Tomosynthesis|Surface Segmentation|Surface Scan|Segmentation|Label Map|Height Map"
            + "|Parametric Map|Tractography|Spatial Fiducials|Deformable|RT Dose|RT Structure|RT Segment).*");

    private static final Pattern IS_AN_IMAGE = Pattern.compile(".*(Image|Bi-Plane|Thickness Map|Topography Map).*");
    private static final List<String> SILENCE = List.of("", "\\");

    @TempDir
    private Path folder;

    @Test
    void noVolumeOrSurfaceOfAnyClassLeavesInSilence() {
        List<String[]> surfaces = classes(SHOWS_A_SURFACE);

        // 2024c and later: CT, MR, PET, NM, 3D X-ray, segmentations, surfaces, dose, structures, maps.
        assertThat(surfaces).hasSizeGreaterThanOrEqualTo(29);
        for (String[] surface : surfaces) {
            for (String silence : SILENCE) {
                assertThat(leaves(surface[1], silence)).as(surface[2]).isFalse();
            }
            assertThat(leaves(surface[1], null)).as(surface[2]).isFalse();
            assertThat(leaves(surface[1], "XYZZY")).as(surface[2]).isFalse();
        }
    }

    @Test
    void noImageOfAHeadLeavesUnderAnyClass() {
        for (String[] image : classes(Pattern.compile(SHOWS_A_SURFACE + "|" + IS_AN_IMAGE))) {
            assertThat(leaves(image[1], "HEAD")).as(image[2]).isFalse();
            assertThat(leaves(image[1], "Schaedel")).as(image[2]).isFalse();
        }
    }

    @Test
    void aVolumeOfAnotherPartLeavesUnlessItsClassIsOfHeads() {
        for (String[] surface : classes(SHOWS_A_SURFACE)) {
            boolean face = surface[2].contains("Craniofacial");
            assertThat(leaves(surface[1], "CHEST")).as(surface[2]).isEqualTo(!face);
        }
    }

    @Test
    void aClassNobodyListedIsSealed() {
        assertThat(leaves("1.2.840.10008.5.1.4.1.1.9999", "CHEST")).isFalse();
        assertThat(leaves("1.2.276.0.1.2", "CHEST")).isFalse();
    }

    // A voice is as telling as a face; recordings went out as waveforms.
    @Test
    void voicesAndListsOfEverybodyStay() {
        assertThat(leaves("1.2.840.10008.5.1.4.1.1.9.4.1", "CHEST")).isFalse();
        assertThat(leaves("1.2.840.10008.5.1.4.1.1.9.4.2", "CHEST")).isFalse();
        assertThat(leaves("1.2.840.10008.5.1.4.1.1.201.1", "CHEST")).isFalse();
    }

    private boolean leaves(String sopClass, @Nullable String part) {
        Dataset scan = Scans.chestCt().put(Tag.SOP_CLASS_UID, sopClass);
        scan.put(Tag.STUDY_DESCRIPTION, "").remove(Tag.MODALITY);
        scan.remove(Tag.BODY_PART_EXAMINED);
        if (part != null) {
            scan.put(Tag.BODY_PART_EXAMINED, part);
        }
        return Scans.outcome(folder, scan) instanceof Outcome.Cleaned;
    }

    private static List<String[]> classes(Pattern name) {
        return WordList.lines("storage-classes.txt").stream()
                .map(line -> line.split(" ", 3))
                .filter(parts -> name.matcher(parts[2]).matches())
                .toList();
    }
}
