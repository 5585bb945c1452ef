// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.queue.WaitingImage;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route on which images wait for the rest of their study: at the gate, with data sets as a PACS sends them. */
@ExtendWith(OnStage.class)
class WholeStudyTest {
    private static final String BEN = "P-200";
    private static final Duration REST = Duration.ofMinutes(1);
    /** A route on which nothing was due is looked at again after a second. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofSeconds(1);

    private final Company company;
    private final Stage stage;

    WholeStudyTest(Stage stage, Company company) {
        this.company = company;
        this.stage = stage;
        stage.waits(StoreAndForward.ANY_TIME.resting((int) REST.toSeconds()));
    }

    @Test
    void theImagesOfAStudyLeaveTogetherOnceTheNumberIsHereThatTheSenderSaid() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(Stage.ANNA, 1, "2"), 1)).isEqualTo(Status.SUCCESS);
            stage.workOff();
            assertThat(company.associations()).isZero();

            assertThat(pacs.send(image(Stage.ANNA, 2, "2"), 2)).isEqualTo(Status.SUCCESS);
        }
        stage.later(LOOKED_AT_AGAIN);
        stage.workOff();

        assertThat(company.kept()).hasSize(2);
        assertThat(company.associations()).isOne();
    }

    /** Before, the first image had left when the second one named another patient. */
    @Test
    void aStudyThatTurnsOutToBeOfTwoPatientsIsNeverSentHalf() {
        stage.link("2.999.1.78", BEN);
        try (Sender pacs = new Sender(stage)) {
            pacs.send(image(Stage.ANNA, 1, "3"), 1);
            stage.workOff();
            pacs.send(image(Stage.ANNA, 2, "3"), 2);
            stage.workOff();
            assertThat(pacs.send(image(BEN, 3, "3"), 3)).isEqualTo(new Status(0x0124, "Refused: MIXED_PATIENT"));
        }
        stage.later(REST);
        stage.workOff();

        assertThat(company.associations()).isZero();
        assertThat(listed())
                .extracting(WaitingImage::state)
                .containsExactly(WaitingImage.State.HELD, WaitingImage.State.HELD);
    }

    @Test
    void aNoWhileItWaitsDestroysAllOfIt() {
        try (Sender pacs = new Sender(stage)) {
            pacs.send(image(Stage.ANNA, 1, "2"), 1);
            stage.annaSaysNo();
            stage.workOff();
            assertThat(pacs.send(image(Stage.ANNA, 2, "2"), 2)).isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
        }
        stage.later(REST);
        stage.workOff();

        assertThat(company.associations()).isZero();
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.DESTROYED, Reason.CONSENT_DENY, 1), tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
    }

    /** What is no number, or none that a study can have, is as if it were not there. */
    @Test
    void aNumberThatIsNoneLetsTheRestDecide() {
        try (Sender pacs = new Sender(stage)) {
            pacs.send(image(Stage.ANNA, 1, "-1"), 1);
            pacs.send(image(Stage.ANNA, 2, "many"), 2);
        }
        stage.workOff();
        assertThat(listed())
                .extracting(WaitingImage::waitsFor)
                .containsOnly("REST_OF_STUDY")
                .hasSize(2);

        stage.later(REST);
        stage.workOff();
        assertThat(company.kept()).hasSize(2);
    }

    private List<WaitingImage> listed() {
        return stage.queue().listing().on(Stage.NORTHLIGHT.value(), 0, 10);
    }

    private static Dataset image(String patient, int number, String ofStudy) {
        return Scan.withPixels(Scan.ct(patient, number).put(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, ofStudy));
    }
}
