// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.RegisteredRecipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Most real CTs leave Body Part Examined empty: what is told of that, and who may speak for them. */
@ExtendWith(OnStage.class)
class SilentScanTest {
    private static final Status REFUSED = new Status(0x0124, "Refused: DEID_INSUFFICIENT");

    private final Stage stage;

    SilentScanTest(Stage stage) {
        this.stage = stage;
    }

    // The reason was one word for all, so nobody could know what to set on the scanner.
    @Test
    void theElementThatStoppedItIsRecordedAndCountedWithoutItsValue() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(silent(1), 1)).isEqualTo(REFUSED);
            assertThat(pacs.send(silent(2), 2)).isEqualTo(REFUSED);
            assertThat(pacs.send(silent(3).put(Tag.STUDY_DESCRIPTION, "Schaedel"), 3))
                    .isEqualTo(REFUSED);
        }

        assertThat(stage.reports())
                .extracting(DisclosureReport::basis, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(Set.of("(0018,0015) BodyPartExamined empty"), 2),
                        tuple(Set.of("(0008,1030) StudyDescription"), 1));
        assertThat(stage.gateway().stops().counted())
                .isEqualTo(Map.of(
                        "NORTHLIGHT DEID_INSUFFICIENT (0018,0015) BodyPartExamined empty", 2L,
                        "NORTHLIGHT DEID_INSUFFICIENT (0008,1030) StudyDescription", 1L));
    }

    @Test
    void theAgreementSpeaksForASilentScanUntilItIsTakenBack() {
        stage.recipient(RegisteredRecipient.Status.ACTIVE, BodyRegion.CHEST);

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(silent(1), 1)).isEqualTo(Status.SUCCESS);
            stage.recipient(RegisteredRecipient.Status.ACTIVE);
            assertThat(pacs.send(silent(2), 2)).isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "XYZZY", "Kopf"})
    void theAgreementOpensNoHeadAndNoUnknownPart(String part) {
        stage.recipient(RegisteredRecipient.Status.ACTIVE, BodyRegion.CHEST);

        assertThat(sent(silent(1).put(Tag.BODY_PART_EXAMINED, part))).isEqualTo(REFUSED);
    }

    @Test
    void procedureCodesOfTheSiteSpeakForASilentScan() {
        assertThat(sent(silent(1).putSequence(0x00081032, code("CTTHX"), code("CTABD"))))
                .isEqualTo(Status.SUCCESS);
    }

    @Test
    void oneProcedureNobodyMappedIsEnoughToStop() {
        assertThat(sent(silent(1).putSequence(0x00081032, code("CTTHX"), code("CTHEAD"))))
                .isEqualTo(REFUSED);
        assertThat(sent(silent(1)
                        .putSequence(0x00081032, code("CTTHX"))
                        .putSequence(0x00400275, new Dataset().putSequence(0x00321064, code("CTXXX")))))
                .isEqualTo(REFUSED);
    }

    private static Dataset code(String value) {
        return new Dataset().put(Tag.CODE_VALUE, value).put(Tag.CODING_SCHEME_DESIGNATOR, "99HOSP");
    }

    private static Dataset silent(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number)).put(Tag.BODY_PART_EXAMINED, "");
    }

    private Status sent(Dataset image) {
        try (Sender pacs = new Sender(stage)) {
            return pacs.send(image, 1);
        }
    }
}
