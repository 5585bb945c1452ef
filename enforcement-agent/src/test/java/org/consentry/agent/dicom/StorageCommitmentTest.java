// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.CommitmentUser.Report;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.DimseAct;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Company.Mood;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.sealed.InTheClear;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender is told that asks whether its images have arrived. */
class StorageCommitmentTest {
    private static final int COMMITTED = 0;
    private static final int PROCESSING_FAILURE = 0x0110;
    private static final int NO_SUCH_INSTANCE = 0x0112;
    private static final int CLASS_CONFLICT = 0x0119;
    private static final RoleSelection NO_ROLE = new RoleSelection("1.2.840.10008.1.1", true, false);

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
    void onlyWhatTheRecipientHasAcknowledgedIsCommitted() {
        send(1);
        company.mood(Mood.WARNS);
        send(2);
        company.mood(Mood.REFUSES);
        send(3);
        company.mood(Mood.HANGS_UP_AFTERWARDS);
        send(4);
        company.mood(Mood.TAKES);
        stage.annaSaysNo();
        send(5);

        Report report = ask(Stage.PACS, 1, 2, 3, 4, 5, 6);

        assertThat(report.type()).isEqualTo(2);
        assertThat(report.transaction()).isEqualTo("2.999.5");
        assertThat(report.reasons())
                .isEqualTo(Map.of(
                        1,
                        COMMITTED,
                        2,
                        COMMITTED,
                        3,
                        NO_SUCH_INSTANCE,
                        4,
                        NO_SUCH_INSTANCE,
                        5,
                        NO_SUCH_INSTANCE,
                        6,
                        NO_SUCH_INSTANCE));
        assertThat(ask(Stage.PACS, 1, 2)).isEqualTo(new Report(1, "2.999.5", Map.of(1, COMMITTED, 2, COMMITTED)));
    }

    @Test
    void whatWaitsIsNotCommittedUntilItHasArrived() {
        stage.waits(StoreAndForward.ANY_TIME);
        send(1);
        assertThat(ask(Stage.PACS, 1).reasons()).isEqualTo(Map.of(1, PROCESSING_FAILURE));

        stage.workOff();
        assertThat(ask(Stage.PACS, 1).reasons()).isEqualTo(Map.of(1, COMMITTED));
    }

    @Test
    void whatWasDestroyedIsNotThere() {
        stage.waits(StoreAndForward.ANY_TIME);
        send(1);
        stage.annaSaysNo();
        stage.workOff();

        assertThat(ask(Stage.PACS, 1).reasons()).isEqualTo(Map.of(1, NO_SUCH_INSTANCE));
    }

    @Test
    void theAnswerIsTheSameAfterARestart() {
        send(1);
        stage.waits(StoreAndForward.ANY_TIME);
        send(2);
        stage.close();
        stage = new Stage(temp, company.port());

        assertThat(ask(Stage.PACS, 1, 2, 3).reasons())
                .isEqualTo(Map.of(1, COMMITTED, 2, PROCESSING_FAILURE, 3, NO_SUCH_INSTANCE));
    }

    @Test
    void anotherSenderLearnsNothing() {
        send(1);
        stage.waits(StoreAndForward.ANY_TIME);
        send(2);

        assertThat(ask(Stage.OTHER_PACS, 1, 2, 3).reasons())
                .isEqualTo(Map.of(1, NO_SUCH_INSTANCE, 2, NO_SUCH_INSTANCE, 3, NO_SUCH_INSTANCE));
    }

    @Test
    void anotherClassIsAConflict() {
        send(1);

        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            assertThat(pacs.ask(CommitmentUser.ASK, Sender.bytes(CommitmentUser.request(Scan.MR_CLASS, 1, 2)))
                            .code())
                    .isZero();
            assertThat(pacs.report().reasons()).isEqualTo(Map.of(1, CLASS_CONFLICT, 2, NO_SUCH_INSTANCE));
        }
    }

    @Test
    void theDiskHoldsNoIdentifierOfTheScan() throws Exception {
        send(1);
        stage.waits(StoreAndForward.ANY_TIME);
        send(2);

        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> each.toString().contains("deliver"))
                    .toList()) {
                InTheClear.findsNone(file, Scan.STUDY, Scan.CT_CLASS, "DEMOPACS");
            }
        }
    }

    @Test
    void severalRequestsOfOneAssociationAreReportedOneAfterTheOther() {
        send(1);
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            assertThat(pacs.ask(1).code()).isZero();
            assertThat(pacs.report().reasons()).isEqualTo(Map.of(1, COMMITTED));
            assertThat(pacs.ask(2).code()).isZero();
            assertThat(pacs.report().reasons()).isEqualTo(Map.of(2, NO_SUCH_INSTANCE));
        }
        settled();
        assertThat(stage.commitment().open()).isZero();
    }

    @Test
    void theNextReportWaitsForTheResponseToTheOneBefore() {
        send(1);
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            Association association = pacs.association();
            int one = association.ask(1, CommitmentUser.ASK, Sender.bytes(CommitmentUser.request(Scan.CT_CLASS, 1)));
            int two = association.ask(1, CommitmentUser.ASK, Sender.bytes(CommitmentUser.request(Scan.CT_CLASS, 2)));

            assertThat(association.receive().orElseThrow().command().answers(one))
                    .isTrue();
            Message first = association.receive().orElseThrow();
            assertThat(CommitmentUser.read(first, association).reasons()).isEqualTo(Map.of(1, COMMITTED));
            assertThat(association.receive().orElseThrow().command().answers(two))
                    .isTrue();
            association.respond(first, Status.SUCCESS);
            assertThat(pacs.report().reasons()).isEqualTo(Map.of(2, NO_SUCH_INSTANCE));
        }
        settled();
        assertThat(stage.commitment().open()).isZero();
    }

    @Test
    void whoHasNegotiatedNoRoleIsCalled() {
        send(1);
        try (ReportTaker taker = new ReportTaker()) {
            stage.pacsAt(taker.port());
            try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
                assertThat(pacs.ask(1, 2).code()).isZero();
            }

            assertThat(stage.commitment().doWork()).isEqualTo(1);

            assertThat(taker.reports)
                    .containsExactly(new Report(2, "2.999.5", Map.of(1, COMMITTED, 2, NO_SUCH_INSTANCE)));
            assertThat(taker.requests.getFirst().calling()).isEqualTo(Stage.NORTHLIGHT);
            assertThat(taker.requests.getFirst().called()).isEqualTo(Stage.PACS);
            assertThat(taker.requests.getFirst().user().roles())
                    .containsExactly(new RoleSelection(Uids.STORAGE_COMMITMENT, false, true));
            assertThat(stage.commitment().open()).isZero();
        }
    }

    @Test
    void whoHangsUpBeforeTheReportIsCalled() {
        send(1);
        try (ReportTaker taker = new ReportTaker()) {
            stage.pacsAt(taker.port());
            CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS);
            assertThat(pacs.ask(1).code()).isZero();
            pacs.association().abort();
            settled();

            assertThat(stage.commitment().doWork()).isEqualTo(1);
            assertThat(taker.reports).extracting(Report::reasons).containsExactly(Map.of(1, COMMITTED));
        }
    }

    @Test
    void whoCannotBeCalledGetsTheReportOnTheSameAssociation() {
        send(1);
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
            assertThat(pacs.ask(1).code()).isZero();
            assertThat(pacs.report().reasons()).isEqualTo(Map.of(1, COMMITTED));
        }
    }

    @Test
    void aSenderThatIsDownIsCalledAgainAndTheAnswerIsThatOfTheCall() {
        stage.waits(StoreAndForward.ANY_TIME);
        send(1);
        try (ReportTaker taker = new ReportTaker()) {
            stage.pacsAt(taker.port());
            taker.answer = new Status(0x0110, "");
            try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
                assertThat(pacs.ask(1).code()).isZero();
            }
            assertThat(stage.commitment().doWork()).isZero();
            taker.answer = Status.SUCCESS;
            assertThat(stage.commitment().doWork()).isZero();
            stage.workOff();
            stage.later(Duration.ofSeconds(11));

            assertThat(stage.commitment().doWork()).isEqualTo(1);
            assertThat(taker.reports)
                    .extracting(Report::reasons)
                    .containsExactly(Map.of(1, PROCESSING_FAILURE), Map.of(1, COMMITTED));
        }
    }

    @Test
    void aSenderThatNeverTakesItsReportIsGivenUp() {
        try (ReportTaker taker = new ReportTaker()) {
            stage.pacsAt(taker.port());
            taker.agrees = false;
            try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
                assertThat(pacs.ask(1).code()).isZero();
            }
            for (int i = 0; i < 5; i++) {
                assertThat(stage.commitment().open()).isEqualTo(1);
                assertThat(stage.commitment().doWork()).isZero();
                stage.later(Duration.ofHours(1));
            }
            assertThat(stage.commitment().open()).isZero();
            assertThat(taker.reports).isEmpty();
        }
    }

    @Test
    void moreOpenRequestsThanASenderMayHaveAreTurnedAway() {
        stage.pacsAt(1);
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
            for (int i = 0; i < 16; i++) {
                assertThat(pacs.ask(1).code()).isZero();
            }
            assertThat(pacs.ask(1).code()).isEqualTo(0x0213);
        }
        try (CommitmentUser other = new CommitmentUser(stage, Stage.OTHER_PACS)) {
            assertThat(other.ask(1).code()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.2.840.10008.1.20.1, 1.2.840.10008.1.20.1.1, 2, 0x0123
            1.2.840.10008.1.20.1, 1.2.840.10008.1.20.1.2, 1, 0x0112
            1.2.840.10008.1.20.2, 1.2.840.10008.1.20.1.1, 1, 0x0118
            """)
    void anotherActionIsRefused(String sopClass, String sopInstance, int type, String expected) {
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            byte[] request = Sender.bytes(CommitmentUser.request(Scan.CT_CLASS, 1));
            assertThat(pacs.ask(new DimseAct(sopClass, sopInstance, type), request)
                            .code())
                    .isEqualTo(Integer.decode(expected));
            assertThat(pacs.ask(1).code()).isZero();
        }
    }

    @Test
    void whatIsNoRequestIsRefused() {
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            Dataset nothing = new Dataset().put(Tag.TRANSACTION_UID, "2.999.5");
            assertThat(pacs.ask(CommitmentUser.ASK, Sender.bytes(nothing)).code())
                    .isEqualTo(0x0115);
            assertThat(pacs.ask(CommitmentUser.ASK, new byte[] {1, 2, 3}).code())
                    .isEqualTo(0x0115);
            assertThat(pacs.ask(1).code()).isZero();
        }
    }

    @Test
    void anImageInTheContextOfCommitmentIsNoImage() {
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            Dataset image = Scan.withPixels(Scan.ct(Stage.ANNA, 1)).put(Tag.SOP_CLASS_UID, Uids.STORAGE_COMMITMENT);
            byte[] bytes = Sender.bytes(image);
            var store = pacs.association().store(1, Uids.STORAGE_COMMITMENT, Scan.STUDY + ".1.1");
            store.write(bytes, 0, bytes.length);
            assertThat(store.finish().code()).isEqualTo(0xC000);
        }
        assertThat(company.kept()).isEmpty();
    }

    @Test
    void aResponseToNothingEndsTheAssociation() {
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS)) {
            assertThat(pacs.ask(1).code()).isZero();
            var report = pacs.association().receive().orElseThrow();
            pacs.association().respond(report, Status.SUCCESS);
            pacs.association().respond(report, Status.SUCCESS);
            assertThatThrownBy(() -> pacs.ask(1)).isInstanceOf(AssociationLostException.class);
        }
        settled();
        assertThat(stage.commitment().open()).isZero();
    }

    @Test
    void theGatewayAgreesThatTheSenderIsTheUser() {
        try (CommitmentUser pacs =
                new CommitmentUser(stage, Stage.PACS, new RoleSelection(Uids.STORAGE_COMMITMENT, true, true))) {
            assertThat(pacs.association().role(Uids.STORAGE_COMMITMENT))
                    .contains(new RoleSelection(Uids.STORAGE_COMMITMENT, true, false));
        }
        try (CommitmentUser pacs = new CommitmentUser(stage, Stage.PACS, NO_ROLE)) {
            assertThat(pacs.association().role(NO_ROLE.sopClass())).isEmpty();
        }
    }

    private void send(int number) {
        try (Sender pacs = new Sender(stage)) {
            pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, number)), number);
        }
    }

    private Report ask(AeTitle calling, int... numbers) {
        try (CommitmentUser pacs = new CommitmentUser(stage, calling)) {
            assertThat(pacs.ask(numbers).code()).isZero();
            return pacs.report();
        }
    }

    /** All senders have gone. */
    private void settled() {
        while (stage.gateway().associations() > 0) {
            Thread.onSpinWait();
        }
    }
}
