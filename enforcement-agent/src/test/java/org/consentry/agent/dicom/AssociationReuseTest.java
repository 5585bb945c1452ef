// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Company.Mood;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a route that waits, an association with the recipient stays open for a while after the last image. */
@Timeout(60)
class AssociationReuseTest {
    private static final int WIDE = 4096;

    @TempDir
    Path temp;

    private final Company company = new Company();
    private Stage stage;

    @BeforeEach
    void start() {
        stage = new Stage(temp, company.port());
        stage.waits(StoreAndForward.ANY_TIME);
    }

    @AfterEach
    void stop() {
        stage.close();
        company.close();
    }

    @Test
    void imagesThatComeOneByOneGoInOneAssociationThatIsReleasedInOrder() {
        for (int image = 1; image <= 5; image++) {
            sent(image);
            stage.later(Duration.ofSeconds(2));
        }
        assertThat(company.kept()).hasSize(5);
        assertThat(company.associations()).isEqualTo(1);
        assertThat(company.released()).isZero();

        stage.later(Duration.ofSeconds(5));
        stage.workOff();
        awaitReleased(1);
    }

    @Test
    void aRecipientThatClosesIdleAssociationsIsCalledAgain() {
        sent(1);
        company.hangUp();
        sent(2);

        assertThat(company.kept()).hasSize(2);
        assertThat(company.associations()).isEqualTo(2);
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsOnly(State.SENT);
    }

    /** It has not got it whole, so it is tried once more at once, and then as ever. */
    @Test
    void aRecipientThatAbortsInTheMiddleGetsTheImageOnce() {
        sent(1);
        company.mood(Mood.ABORTS_MIDWAY);
        sent(large(2), 2);
        assertThat(company.kept()).hasSize(1);
        assertThat(company.associations()).isEqualTo(2);
        assertThat(stage.queue().counts().waiting()).isEqualTo(1);

        company.mood(Mood.TAKES);
        stage.workOff();
        assertThat(company.kept()).as("its time has not come").hasSize(1);
        stage.later(Duration.ofSeconds(7));
        stage.workOff();
        assertThat(company.kept()).hasSize(2);
        assertThat(stage.reports())
                .extracting(DisclosureReport::state)
                .containsOnly(State.SENT, State.FAILED)
                .doesNotContain(State.UNCERTAIN);
    }

    /** All of it was handed over: it may be there. */
    @Test
    void aRecipientThatDiesInsteadOfAnsweringMayHaveItAndIsNotSentItAgainAtOnce() {
        sent(1);
        company.mood(Mood.HANGS_UP_AFTERWARDS);
        sent(2);

        assertThat(company.associations()).isEqualTo(1);
        assertThat(stage.queue().counts().waiting()).isEqualTo(1);
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(State.SENT, State.UNCERTAIN);
    }

    @Test
    void aRecipientThatIsPausedIsSpokenToNoMore() {
        sent(1);
        stage.recipient(RegisteredRecipient.Status.PAUSED);
        stage.workOff();

        awaitReleased(1);
        assertThat(company.associations()).isEqualTo(1);
    }

    private void sent(int number) {
        sent(Scan.withPixels(Scan.ct(Stage.ANNA, number)), number);
    }

    private void sent(Dataset image, int number) {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image, number)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();
    }

    private void awaitReleased(int associations) {
        while (company.released() < associations) {
            Thread.onSpinWait();
        }
        assertThat(company.released()).isEqualTo(associations);
    }

    /** More than the buffers of a connection hold. */
    private static Dataset large(int number) {
        return Scan.withPixels(
                Scan.ct(Stage.ANNA, number).putShorts(Tag.ROWS, WIDE).putShorts(Tag.COLUMNS, WIDE));
    }
}
