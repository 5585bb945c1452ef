// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Company.Mood;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route on which images wait: the sender is done with them, and each is decided on again before it leaves. */
class StoreAndForwardTest {
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
    void anImageWaitsAndLeavesCleaned() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.associations()).isZero();
        assertThat(stage.queue().counts().waiting()).isEqualTo(1);

        stage.workOff();

        assertThat(company.kept()).hasSize(1);
        assertThat(company.kept().get(0).string(Tag.PATIENT_ID))
                .isPresent()
                .isNotEqualTo(image(1).string(Tag.PATIENT_ID));
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactly(tuple(State.SENT, 1));
    }

    @Test
    void aNoDestroysWhatWaitsAndTheNextImageIsRefused() throws Exception {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
            stage.annaSaysNo();
            assertThat(pacs.send(image(3), 3)).isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
        }
        stage.workOff();

        assertThat(company.associations()).isZero();
        assertThat(queued()).isEmpty();
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.DESTROYED, Reason.CONSENT_DENY, 2), tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
    }

    @Test
    void aCompanyThatIsDownGetsItWhenItIsBack() {
        company.mood(Mood.HANGS_UP_AT_ONCE);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();
        assertThat(company.kept()).isEmpty();

        company.mood(Mood.TAKES);
        stage.workOff();
        assertThat(company.kept()).isEmpty();
        stage.later(Duration.ofSeconds(7));
        stage.workOff();

        assertThat(company.kept()).hasSize(1);
    }

    @Test
    void aCompanyThatHangsUpInsteadOfAnsweringMayGetItTwiceAndTheRecordSaysSo() {
        company.mood(Mood.HANGS_UP_AFTERWARDS);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();
        company.mood(Mood.WARNS);
        stage.later(Duration.ofSeconds(7));
        stage.workOff();

        assertThat(company.kept()).hasSize(1);
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(State.UNCERTAIN, State.SENT);
    }

    @Test
    void anImageThatEndsEarlyDoesNotWait() throws Exception {
        byte[] image = Sender.bytes(image(1));
        try (Sender pacs = new Sender(stage)) {
            Status status = pacs.send(Arrays.copyOf(image, image.length - 100_000), 1);
            assertThat(status.code()).isEqualTo(0xC000);
        }
        Sender pacs = new Sender(stage);
        OutgoingStore store = pacs.association().store(1, Scan.CT_CLASS, Scan.STUDY + ".1.1");
        store.write(image, 0, 400_000);
        store.close();

        assertThat(stage.reports()).isEmpty();
        assertThat(queued()).isEmpty();
    }

    @Test
    void whatIsRefusedAtTheDoorIsRefusedHereToo() throws Exception {
        stage.recipient(RegisteredRecipient.Status.PAUSED);
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0x0124, "Refused: VENDOR_FROZEN"));
        }
        assertThat(queued()).isEmpty();
    }

    @Test
    void aRouteThatBeginsToWaitDoesSoWithTheNextImage() {
        stage.close();
        stage = new Stage(temp.resolve("other"), company.port());
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            assertThat(company.kept()).hasSize(1);
            stage.waits(StoreAndForward.ANY_TIME);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
            assertThat(company.kept()).hasSize(1);
        }
        assertThat(stage.queue().counts().waiting()).isEqualTo(1);
    }

    private List<Path> queued() throws Exception {
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            return files.toList();
        }
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }
}
