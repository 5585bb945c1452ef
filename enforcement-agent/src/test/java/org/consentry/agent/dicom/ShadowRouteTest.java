// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.shadow.ShadowSums;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route on trial: nothing leaves, nothing is on a patient's page, and an administrator learns what it would do. */
@ExtendWith(OnStage.class)
class ShadowRouteTest {
    private static final Status CHANGED = new Status(0xA700, "The route was changed; associate again");

    private final Company company;
    private final Stage stage;

    ShadowRouteTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
        stage.route(Route.State.SHADOW);
    }

    @Test
    void itCountsWhatWouldLeaveAndSendsNothing() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }

        assertThat(company.kept()).isEmpty();
        assertThat(company.associations()).isZero();
        assertThat(stage.reports()).isEmpty();
        assertThat(sums().wouldLeave()).isEqualTo(2);
        assertThat(sums().refused()).isEmpty();
        assertThat(sums().changed())
                .containsEntry("CHANGED (0010,0020) PatientID", 2L)
                .containsEntry("ADDED (0012,0062) PatientIdentityRemoved", 2L)
                .allSatisfy((name, count) -> assertThat(name).doesNotContain(Stage.ANNA));
    }

    @Test
    void itCountsWhatWouldBeRefusedByReasonAndElement() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1).put(Tag.BODY_PART_EXAMINED, ""), 1))
                    .isEqualTo(new Status(0x0124, "Refused: DEID_INSUFFICIENT"));
            assertThat(pacs.send(image(9).put(Tag.SOP_INSTANCE_UID, "2.999.77"), 2)
                            .isStored())
                    .isFalse();
            stage.annaSaysNo();
            assertThat(pacs.send(image(3), 3)).isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
        }

        assertThat(stage.reports()).isEmpty();
        assertThat(sums().wouldLeave()).isZero();
        assertThat(sums().refused())
                .isEqualTo(Map.of(
                        "DEID_INSUFFICIENT (0018,0015) BodyPartExamined empty", 1L,
                        "HUMAN_REVIEW", 1L,
                        "CONSENT_DENY", 1L));
    }

    @Test
    void aPausedCompanyIsRefusedOnTrialToo() {
        stage.recipient(RegisteredRecipient.Status.PAUSED);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0x0124, "Refused: VENDOR_FROZEN"));
        }
        assertThat(sums().refused()).isEqualTo(Map.of("VENDOR_FROZEN", 1L));
    }

    // Success of a shadow route means that nothing left. On the open route it would be a lie.
    @Test
    void anAssociationThatBeganOnTrialLetsNothingOutOnceTheRouteIsOpen() {
        try (Sender pacs = new Sender(stage)) {
            stage.route(Route.State.OPEN);
            assertThat(pacs.send(image(1), 1)).isEqualTo(CHANGED);
        }
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.kept()).hasSize(1);
    }

    @Test
    void anAssociationThatBeganOnTheOpenRouteIsRefusedOnceItIsOnTrial() {
        stage.route(Route.State.OPEN);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            stage.route(Route.State.SHADOW);
            assertThat(pacs.send(image(2), 2)).isEqualTo(new Status(0x0124, "Refused: DEST_UNREGISTERED"));
        }
        assertThat(company.kept()).hasSize(1);
    }

    private ShadowSums sums() {
        return stage.shadow().all().getFirst();
    }

    private static Dataset image(int number) {
        return Scan.ct(Stage.ANNA, number);
    }
}
