// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Company.Mood;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The failure table of the gateway: what leaves, what the sender sees, what is recorded. */
class GatewayTest {
    @TempDir
    Path temp;

    private final Company company = new Company();
    private Stage stage;

    @BeforeEach
    void start() {
        stage = new Stage(temp, company.port());
    }

    @AfterEach
    void stop() {
        stage.close();
        company.close();
    }

    @Test
    void oneAssociationIsDecidedOnImageByImage() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            stage.annaSaysNo();
            assertThat(pacs.send(image(2), 2)).isEqualTo(new Status(0x0124, "Refused: CONSENT_DENY"));
        }

        assertThat(company.kept()).hasSize(1);
        assertThat(company.kept().get(0).string(Tag.PATIENT_ID))
                .isPresent()
                .isNotEqualTo(image(1).string(Tag.PATIENT_ID));
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(tuple(State.SENT, null, 1), tuple(State.REFUSED, Reason.CONSENT_DENY, 1));
    }

    @Test
    void aSecondPatientIdIsHostileAndNothingOfItLeaves() {
        byte[] image = Sender.bytes(image(1));
        byte[] other = Sender.bytes(new Dataset().put(Tag.PATIENT_ID, "P-OTHER"));

        assertRefusedAsMalformed(insert(image, other, afterPatient(image)));
    }

    @Test
    void aHeaderThatEndsEarlyIsMalformed() {
        assertRefusedAsMalformed(Arrays.copyOf(Sender.bytes(image(1)), 151));
    }

    @Test
    void pixelsThatEndEarlyNeverCompleteAnObjectAndTheNextOneStillArrives() {
        byte[] image = Sender.bytes(image(1));

        try (Sender pacs = new Sender(stage)) {
            Status status = pacs.send(Arrays.copyOf(image, image.length - 100_000), 1);
            assertThat(status.code()).isEqualTo(0xC000);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }

        assertThat(company.kept()).hasSize(1);
        assertThat(stage.reports())
                .extracting(DisclosureReport::state)
                .containsExactlyInAnyOrder(State.FAILED, State.SENT);
    }

    @Test
    void aPatientIdBehindThePixelsIsHostile() {
        byte[] image = Sender.bytes(image(1));
        byte[] tail = Sender.bytes(new Dataset().put(Tag.PATIENT_ID, "P-OTHER"));

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(insert(image, tail, image.length), 1).code()).isEqualTo(0xC000);
        }
        assertThat(company.kept()).isEmpty();
    }

    @Test
    void zerosBehindThePixelsArePaddingAndDoNotLeave() {
        // Six other programs pass them. They refused the object after its pixels had gone out.
        byte[] image = Sender.bytes(image(1));

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(insert(image, new byte[512], image.length), 1)).isEqualTo(Status.SUCCESS);
            assertThat(pacs.send(insert(image, new byte[] {0, 0, 1, 0}, image.length), 1)
                            .code())
                    .isEqualTo(0xC000);
        }
        assertThat(company.kept()).hasSize(1);
    }

    @Test
    void anIdentifierWrittenAsUnknownIsAnIdentifier() {
        // SOP Instance UID as UN ended in a stack trace.
        Dataset image = image(1);
        Dataset unknown = image(1);
        for (int tag : new int[] {Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.PATIENT_ID, Tag.STUDY_INSTANCE_UID}) {
            unknown.put(Element.of(tag, Vr.UN, image.element(tag).orElseThrow().value()));
        }

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(unknown, 1)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.kept().get(0).string(Tag.STUDY_INSTANCE_UID))
                .get()
                .asString()
                .startsWith("2.25.");
    }

    @Test
    void anObjectThatIsNotTheOneAnnouncedIsMalformed() {
        assertRefusedAsMalformed(Sender.bytes(image(7)));
    }

    @Test
    void noStudyNoPatientAndAnUnknownStudyAreRefused() {
        Dataset noStudy = image(1);
        noStudy.remove(Tag.STUDY_INSTANCE_UID);
        Dataset noPatient = image(2);
        noPatient.remove(Tag.PATIENT_ID);

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(noStudy, 1)).isEqualTo(new Status(0x0124, "Refused: MISSING_ATTR:study"));
            assertThat(pacs.send(noPatient, 2)).isEqualTo(new Status(0x0124, "Refused: NO_PATIENT"));
            assertThat(pacs.send(image(3).put(Tag.STUDY_INSTANCE_UID, "2.999.1.78"), 3))
                    .isEqualTo(new Status(0x0124, "Refused: NO_PATIENT"));
        }
        assertThat(company.kept()).isEmpty();
    }

    @Test
    void anObjectWhoseConsentWasWithdrawnIsRefused() {
        Dataset withdrawn = image(1).putSequence(
                        Tag.CONSENT_FOR_CLINICAL_TRIAL_USE_SEQUENCE,
                        new Dataset().put(Tag.CONSENT_FOR_DISTRIBUTION_FLAG, "WITHDRAWN"));

        assertRefused(withdrawn, Reason.DICOM_CONSENT_FLAG);
    }

    @Test
    void aStaleViewPermitsNothingAndTheSenderIsToTryAgain() {
        // It was 0124H, which a PACS takes for the last word: images of the first seconds after a start were dropped.
        stage.replica().growStale();

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0xA700, "Try again later: INDET_STALE"));
        }
        assertThat(company.kept()).isEmpty();
        assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(Reason.INDET_STALE);
    }

    @Test
    void aPausedCompanyIsNotEvenCalled() {
        stage.recipient(RegisteredRecipient.Status.PAUSED);

        assertRefused(image(1), Reason.VENDOR_FROZEN);
        assertThat(company.associations()).isZero();
    }

    @Test
    void nothingIsReleasedThatCannotBeRecorded() throws IOException {
        try (Sender pacs = new Sender(stage)) {
            stage.journal().close();
            delete(temp.resolve("journal"));

            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0xA700, "AUDIT_UNAVAILABLE"));
        }
        assertThat(company.kept()).isEmpty();
    }

    @Test
    void aCompanyThatDoesNotListenFailsEachImage() {
        company.close();

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1).code()).isEqualTo(0xA700);
            assertThat(pacs.send(image(2), 2).code()).isEqualTo(0xA700);
            stage.annaSaysNo();
            assertThat(pacs.send(image(3), 3).code()).isEqualTo(0x0124);
        }
        assertThat(stage.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsExactlyInAnyOrder(tuple(State.FAILED, 2), tuple(State.REFUSED, 1));
    }

    @Test
    void aCompanyThatHangsUpWithinAnImageHasNotGotIt() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            company.mood(Mood.HANGS_UP_AT_ONCE);
            assertThat(pacs.send(image(2), 2).code()).isEqualTo(0xA700);
            company.mood(Mood.TAKES);
            assertThat(pacs.send(image(3), 3)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.kept()).hasSize(2);
    }

    @Test
    void aCompanyThatHangsUpInsteadOfAnsweringMayHaveGotIt() {
        company.mood(Mood.HANGS_UP_AFTERWARDS);

        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1).code()).isEqualTo(0xA700);
        }
        assertThat(stage.reports()).extracting(DisclosureReport::state).containsExactly(State.UNCERTAIN);
    }

    @Test
    void theCompanysOwnStatusIsTheSenders() {
        try (Sender pacs = new Sender(stage)) {
            company.mood(Mood.REFUSES);
            assertThat(pacs.send(image(1), 1)).isEqualTo(new Status(0xA900, "not here"));
            company.mood(Mood.WARNS);
            assertThat(pacs.send(image(2), 2)).isEqualTo(new Status(0xB000, "coerced"));
        }
        assertThat(stage.reports())
                .extracting(DisclosureReport::state)
                .containsExactlyInAnyOrder(State.FAILED, State.SENT);
    }

    @Test
    void aSenderThatGoesAwayWithinAnImageLeavesNothingBehind() {
        byte[] image = Sender.bytes(image(1));
        Sender pacs = new Sender(stage);
        OutgoingStore store = pacs.association().store(1, Scan.CT_CLASS, Scan.STUDY + ".1.1");
        store.write(image, 0, 400_000);
        store.close();

        assertThat(stage.reports()).extracting(DisclosureReport::state).allMatch(State.FAILED::equals);
        assertThat(company.kept()).isEmpty();
    }

    @Test
    void whatIsNotLoadedYetIsRejectedForNow() {
        stage.replica().forget();

        assertThatThrownBy(() -> new Sender(stage))
                .isInstanceOf(AssociationRejectedException.class)
                .hasMessageContaining("result 2");
        assertThat(stage.turnedAway()).containsExactly("not-ready DEMOPACS/NORTHLIGHT");
    }

    private void assertRefusedAsMalformed(byte[] dataset) {
        try (Sender pacs = new Sender(stage)) {
            Status status = pacs.send(dataset, 1);
            assertThat(status.code()).isEqualTo(0xC000);
            assertThat(status.comment()).doesNotContain(Stage.ANNA);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
        }
        assertThat(company.kept()).hasSize(1);
        assertThat(stage.reports())
                .extracting(DisclosureReport::state)
                .containsExactlyInAnyOrder(State.REFUSED, State.SENT);
    }

    private void assertRefused(Dataset dataset, Reason reason) {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(dataset, 1)).isEqualTo(new Status(0x0124, "Refused: " + reason));
        }
        assertThat(company.kept()).isEmpty();
        assertThat(stage.reports()).extracting(DisclosureReport::reason).containsExactly(reason);
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }

    /** Where the element after PatientID begins. */
    private static int afterPatient(byte[] image) {
        int at = 0;
        while (image[at] != 0x10 || image[at + 1] != 0 || image[at + 2] != 0x20 || image[at + 3] != 0) {
            at++;
        }
        return at + 8 + image[at + 6];
    }

    private static byte[] insert(byte[] into, byte[] what, int at) {
        byte[] result = new byte[into.length + what.length];
        System.arraycopy(into, 0, result, 0, at);
        System.arraycopy(what, 0, result, at, what.length);
        System.arraycopy(into, at, result, at + what.length, into.length - at);
        return result;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
