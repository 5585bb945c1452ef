// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-STOREs to a route whose recipient takes STOW-RS. */
class StoreToServiceTest {
    @TempDir
    Path temp;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(temp, new Leads("127.0.0.1", 1, false, "/dicom-web"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theyAreToldToComeByDicomwebOrToWait() {
        try (Sender pacs = new Sender(stage)) {
            Status status = pacs.send(Scan.ct(Stage.ANNA, 1), 1);

            assertThat(status.code()).isEqualTo(0xA700);
            assertThat(status.comment()).contains("DICOMweb");
        }
        assertThat(stage.reports()).isEmpty();
    }

    @Test
    void theyWaitWhereTheRouteLetsThem() {
        stage.waits(StoreAndForward.ANY_TIME);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(Scan.ct(Stage.ANNA, 1), 1)).isEqualTo(Status.SUCCESS);
        }
        assertThat(stage.queue().counts().waiting()).isEqualTo(1);
    }

    @Test
    void aNoIsANoHereToo() {
        stage.annaSaysNo();
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(Scan.ct(Stage.ANNA, 1), 1).code()).isEqualTo(0x0124);
        }
    }
}
