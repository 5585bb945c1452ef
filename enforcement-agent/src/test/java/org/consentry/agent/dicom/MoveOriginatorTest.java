// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asked for an object by C-MOVE is told to its recipient: it was left out. */
@ExtendWith(OnStage.class)
class MoveOriginatorTest {
    private static final MoveOriginator WORKSTATION = new MoveOriginator(new AeTitle("WORKSTATION"), 7);

    private final Company company;
    private final Stage stage;

    MoveOriginatorTest(Stage stage, Company company) {
        this.stage = stage;
        this.company = company;
    }

    @Test
    void itGoesStraightThrough() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1, WORKSTATION)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }

        assertThat(company.movers()).containsExactly(Optional.of(WORKSTATION), Optional.empty());
    }

    @Test
    void itWaitsWithTheImage() {
        stage.waits(StoreAndForward.ANY_TIME);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1, WORKSTATION)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();

        assertThat(company.movers()).containsExactlyInAnyOrder(Optional.of(WORKSTATION), Optional.empty());
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }
}
