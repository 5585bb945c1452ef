// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Images of a person with two numbers on their way to one company. */
@ExtendWith(OnStage.class)
class MergedPatientTest {
    private static final String SURVIVOR = "P-200";
    private static final String NEW_STUDY = "2.999.1.200";

    private final Company company;
    private final Stage stage;

    MergedPatientTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
        stage.link(NEW_STUDY, SURVIVOR);
    }

    /** After a merge every image with the surviving number and the old study used to be refused as MIXED_PATIENT. */
    @Test
    void afterAMergeEitherNumberIsThePersonAndOneCodeLeaves() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1, Stage.ANNA, Scan.STUDY), 1)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(2, SURVIVOR, Scan.STUDY), 2))
                    .isEqualTo(new Status(0x0124, "Refused: MIXED_PATIENT"));
            stage.merge(Stage.ANNA, SURVIVOR);
            assertThat(pacs.send(image(3, SURVIVOR, Scan.STUDY), 3)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(4, Stage.ANNA, Scan.STUDY), 4)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(5, SURVIVOR, NEW_STUDY), 5)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(6, Stage.ANNA, NEW_STUDY), 6)).isEqualTo(Status.SUCCESS);
            stage.merge(Stage.ANNA, Stage.ANNA);
            assertThat(pacs.send(image(7, SURVIVOR, Scan.STUDY), 7))
                    .isEqualTo(new Status(0x0124, "Refused: MIXED_PATIENT"));
            assertThat(pacs.send(image(8, Stage.ANNA, Scan.STUDY), 8)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(9, SURVIVOR, NEW_STUDY), 9)).isEqualTo(Status.SUCCESS);
        }

        List<String> codes = values(Tag.PATIENT_ID);
        String old = codes.get(0);
        String survivors = codes.get(6);
        assertThat(old).isNotEqualTo(survivors);
        assertThat(codes).containsExactly(old, survivors, survivors, survivors, survivors, old, survivors);
        List<String> days = values(Tag.STUDY_DATE);
        assertThat(days.get(0)).as("one shift of dates each").isNotEqualTo(days.get(6));
        assertThat(days)
                .containsExactly(
                        days.get(0), days.get(6), days.get(6), days.get(6), days.get(6), days.get(0), days.get(6));
    }

    private List<String> values(int tag) {
        return company.kept().stream()
                .map(kept -> kept.string(tag).orElseThrow())
                .toList();
    }

    private static Dataset image(int number, String patient, String study) {
        return Scan.withPixels(Scan.ct(patient, number)).put(Tag.STUDY_INSTANCE_UID, study);
    }
}
