// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A route that takes some kinds of objects only, while an association is open. */
@ExtendWith(OnStage.class)
class RouteLimitsAtTheGateTest {
    private static final RouteLimits CT = new RouteLimits(Set.of(Scan.CT_CLASS), Set.of(Uids.EXPLICIT_LE));
    private static final RouteLimits MR = new RouteLimits(Set.of(Uids.STORAGE_PREFIX + "4"), Set.of());
    private static final RouteLimits IMPLICIT = new RouteLimits(Set.of(), Set.of(Uids.IMPLICIT_LE));

    private final Company company;
    private final Stage stage;

    RouteLimitsAtTheGateTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
    }

    @Test
    void limitsThatComeWithinAnAssociationStopTheVeryNextImage() {
        try (Sender pacs = new Sender(stage)) {
            stage.takes(CT);
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            stage.takes(MR);
            assertThat(pacs.send(image(2), 2)).isEqualTo(new Status(0x0124, "Refused: KIND_NOT_TAKEN"));
            stage.takes(IMPLICIT);
            assertThat(pacs.send(image(3), 3)).isEqualTo(new Status(0x0124, "Refused: KIND_NOT_TAKEN"));
        }

        assertThat(company.kept()).hasSize(1);
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.SENT, null, 1),
                        tuple(State.REFUSED, Reason.KIND_NOT_TAKEN, 1),
                        tuple(State.REFUSED, Reason.KIND_NOT_TAKEN, 1));
        assertThat(stage.gateway().stops().counted())
                .containsEntry("NORTHLIGHT KIND_NOT_TAKEN (0008,0016) SOPClassUID", 1L)
                .containsEntry("NORTHLIGHT KIND_NOT_TAKEN (0002,0010) TransferSyntaxUID", 1L);
    }

    @Test
    void aNoOfThePatientIsTheReasonWhateverTheKind() {
        try (Sender pacs = new Sender(stage)) {
            stage.takes(MR);
            stage.annaSaysNo();
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
        }
    }

    @Test
    void aRouteOnTrialFindsTheSame() {
        stage.route(Route.State.SHADOW);
        try (Sender pacs = new Sender(stage)) {
            stage.takes(MR);
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0x0124, "Refused: KIND_NOT_TAKEN"));
        }
        assertThat(company.associations()).isZero();
    }

    @Test
    void whatWaitsIsHeldForAPersonWhenTheRouteNoLongerTakesIt() {
        stage.waits(StoreAndForward.ANY_TIME);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        stage.takes(MR);
        stage.workOff();

        assertThat(company.kept()).isEmpty();
        assertThat(stage.queue().counts().held()).isEqualTo(1);

        stage.takes(CT);
        stage.later(Duration.ofSeconds(7));
        stage.workOff();
        assertThat(company.kept()).isEmpty();
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }
}
