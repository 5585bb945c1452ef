// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.queue.WaitingImage;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A study of which one object names another patient: what still waits of it stays until a person has looked. */
@ExtendWith(OnStage.class)
class MixedStudyTest {
    private static final Status MIXED = new Status(0x0124, "Refused: MIXED_PATIENT");
    private static final String BEN = "P-200";

    private final Company company;
    private final Stage stage;

    MixedStudyTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
        stage.waits(StoreAndForward.ANY_TIME);
        stage.link("2.999.1.78", BEN);
    }

    @Test
    void whatWaitsOfItIsHeldAndSoIsWhatComesLater() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(Stage.ANNA, 1), 1)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(BEN, 2), 2)).isEqualTo(MIXED);
            assertThat(pacs.send(image(Stage.ANNA, 3), 3)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();

        assertThat(company.associations()).isZero();
        assertThat(listed())
                .extracting(
                        WaitingImage::state,
                        image -> image.hold() == null ? "" : image.hold().by(),
                        image -> image.hold() == null ? "" : image.hold().why())
                .containsOnly(
                        tuple(WaitingImage.State.HELD, "agent", "another object of its study names another patient"))
                .hasSize(2);
    }

    @Test
    void aPersonReleasesOrDropsEachAndThatIsOnRecord() {
        try (Sender pacs = new Sender(stage)) {
            pacs.send(image(Stage.ANNA, 1), 1);
            pacs.send(image(Stage.ANNA, 2), 2);
            pacs.send(image(BEN, 3), 3);
        }
        List<WaitingImage> held = listed();
        stage.queue().byHand().onObject(act(HandAct.Kind.RELEASE), held.get(0).id());
        stage.queue().byHand().onObject(act(HandAct.Kind.DROP), held.get(1).id());
        stage.later(Duration.ofSeconds(7));
        stage.workOff();

        assertThat(company.kept()).hasSize(1);
        assertThat(stage.queue().counts().waiting() + stage.queue().counts().held())
                .isZero();
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .contains(
                        tuple(State.REFUSED, Reason.MIXED_PATIENT),
                        tuple(State.HANDLED, null),
                        tuple(State.DESTROYED, Reason.DROPPED_BY_HAND),
                        tuple(State.SENT, null));
    }

    /** With nothing that waits there is nothing to hold, and what left has left. */
    @Test
    void whatHadLeftIsNotCalledBack() {
        try (Sender pacs = new Sender(stage)) {
            pacs.send(image(Stage.ANNA, 1), 1);
            stage.workOff();
            assertThat(pacs.send(image(BEN, 2), 2)).isEqualTo(MIXED);
            pacs.send(image(Stage.ANNA, 3), 3);
        }
        stage.later(Duration.ofSeconds(7));
        stage.workOff();

        assertThat(company.kept()).hasSize(2);
    }

    private List<WaitingImage> listed() {
        return stage.queue().listing().on(Stage.NORTHLIGHT.value(), 0, 10);
    }

    private static HandAct act(HandAct.Kind kind) {
        return new HandAct(kind, "Olga Ortiz", "olga", "looked at it");
    }

    private static Dataset image(String patient, int number) {
        return Scan.withPixels(Scan.ct(patient, number));
    }
}
