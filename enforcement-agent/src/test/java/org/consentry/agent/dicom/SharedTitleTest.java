// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Company.Mood;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.shadow.ShadowSums;
import org.consentry.policy.Conditions;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A title that leads to two companies: NORTHLIGHT and LAKESIDE, each decided and de-identified for by itself. */
@ExtendWith(OnStage.class)
class SharedTitleTest {
    private static final AeTitle RESEARCH = new AeTitle("RESEARCH");
    private static final RecipientId LAKESIDE = new RecipientId("lakeside");
    private static final Status CHANGED = new Status(0xA700, "The route was changed; associate again");
    private static final Status NO = new Status(0x0124, "Refused: CONSENT_DENY");

    private final Path temp;
    private final Company northlight;
    private final Company lakeside = new Company();
    private final Stage stage;

    SharedTitleTest(Stage stage, Company northlight, Path temp) {
        this.stage = stage;
        this.northlight = northlight;
        this.temp = temp;
        stage.shares(RESEARCH.value());
        lakeside(toLakeside());
    }

    @AfterEach
    void close() {
        lakeside.close();
    }

    @Test
    void eachCompanyGetsItUnderCodesOfItsOwnAndEachIsRecorded() {
        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        assertThat(stage.queue().counts().waiting()).isEqualTo(2);

        stage.workOff();

        assertThat(northlight.kept()).hasSize(1);
        assertThat(lakeside.kept()).hasSize(1);
        for (int tag : new int[] {Tag.PATIENT_ID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID}) {
            assertThat(northlight.kept().getFirst().string(tag))
                    .isPresent()
                    .isNotEqualTo(lakeside.kept().getFirst().string(tag))
                    .isNotEqualTo(image(1).string(tag));
        }
        assertThat(told())
                .containsExactlyInAnyOrder(
                        tuple("NORTHLIGHT", "northlight", State.SENT, null),
                        tuple("LAKESIDE", "lakeside", State.SENT, null));
    }

    @Test
    void aNoToOneStopsThatOneOnlyAndIsRecordedWithIt() {
        stage.annaSaysNo(Conditions.purposes(Purpose.MLTRAINING).to(LAKESIDE));

        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.workOff();

        assertThat(northlight.kept()).hasSize(1);
        assertThat(lakeside.associations()).isZero();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        tuple("NORTHLIGHT", "northlight", State.SENT, null),
                        tuple("LAKESIDE", "lakeside", State.REFUSED, Reason.CONSENT_DENY));
    }

    @Test
    void aNoToAllIsRefusedAndRecordedForEach() throws IOException {
        stage.annaSaysNo();

        assertThat(sent(1)).isEqualTo(NO);

        assertThat(queued()).isEmpty();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        tuple("NORTHLIGHT", "northlight", State.REFUSED, Reason.CONSENT_DENY),
                        tuple("LAKESIDE", "lakeside", State.REFUSED, Reason.CONSENT_DENY));
    }

    /** The sender is done; nobody sends the object again for the one that was down. */
    @Test
    void aCompanyThatIsDownGetsItLaterAndTheOtherGetsItOnce() {
        lakeside.mood(Mood.HANGS_UP_AT_ONCE);
        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.workOff();
        assertThat(northlight.kept()).hasSize(1);
        assertThat(lakeside.kept()).isEmpty();

        lakeside.mood(Mood.TAKES);
        stage.later(Duration.ofSeconds(7));
        stage.workOff();

        assertThat(northlight.kept()).hasSize(1);
        assertThat(lakeside.kept()).hasSize(1);
    }

    @Test
    void aNoThatComesWhileItWaitsDestroysItForThatOneOnly() {
        lakeside.mood(Mood.HANGS_UP_AT_ONCE);
        sent(1);
        stage.workOff();
        stage.annaSaysNo(Conditions.purposes(Purpose.MLTRAINING).to(LAKESIDE));
        stage.workOff();

        assertThat(stage.queue().counts().waiting()).isZero();
        assertThat(told())
                .contains(
                        tuple("NORTHLIGHT", "northlight", State.SENT, null),
                        tuple("LAKESIDE", "lakeside", State.DESTROYED, Reason.CONSENT_DENY));
    }

    /** Else the sender would be told to send again, and one company would get the object twice. */
    @Test
    void nothingIsKeptForAnybodyWhileOneHasNoAnswer() throws IOException {
        lakeside(passing());

        assertThat(sent(1)).isEqualTo(CHANGED);
        assertThat(queued()).isEmpty();

        stage.replica().growStale();
        assertThat(sent(2)).isEqualTo(new Status(0xA700, "Try again later: INDET_STALE"));
        assertThat(queued()).isEmpty();
    }

    @Test
    void anObjectThatEndsEarlyWaitsForNobody() throws IOException {
        byte[] image = Sender.bytes(image(1));
        try (Sender pacs = pacs()) {
            assertThat(pacs.send(Arrays.copyOf(image, image.length - 1000), 1).code())
                    .isEqualTo(0xC000);
        }
        Sender pacs = pacs();
        OutgoingStore store = pacs.association().store(1, Scan.CT_CLASS, Scan.STUDY + ".1.1");
        store.write(image, 0, 400_000);
        store.close();

        assertThat(stage.reports()).isEmpty();
        assertThat(queued()).isEmpty();
    }

    @Test
    void whatIsMalformedIsRecordedForEach() {
        try (Sender pacs = pacs()) {
            assertThat(pacs.send(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 1).code()).isEqualTo(Status.CANNOT_UNDERSTAND);
        }
        assertThat(told())
                .containsExactlyInAnyOrder(
                        tuple("NORTHLIGHT", "northlight", State.REFUSED, Reason.HUMAN_REVIEW),
                        tuple("LAKESIDE", "lakeside", State.REFUSED, Reason.HUMAN_REVIEW));
    }

    @Test
    void aRouteOnTrialCountsAndDoesNotChangeTheAnswer() {
        lakeside(toLakeside().in(Route.State.SHADOW));
        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.annaSaysNo(Conditions.purposes(Purpose.MLTRAINING).to(Stage.COMPANY));
        assertThat(sent(2)).isEqualTo(NO);
        stage.workOff();

        assertThat(lakeside.associations()).isZero();
        assertThat(told()).extracting(each -> each.toList().getFirst()).containsOnly("NORTHLIGHT");
        ShadowSums sums = stage.shadow().all().getFirst();
        assertThat(sums.route()).isEqualTo("LAKESIDE");
        assertThat(sums.wouldLeave()).isEqualTo(2);
    }

    @Test
    void routesThatAreAllOnTrialAnswerAsTheOpenOnesWould() throws IOException {
        stage.route(Route.State.SHADOW);
        lakeside(toLakeside().in(Route.State.SHADOW));
        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.annaSaysNo();
        assertThat(sent(2)).isEqualTo(NO);

        assertThat(queued()).isEmpty();
        assertThat(stage.reports()).isEmpty();
    }

    @Test
    void aClosedRouteIsRefusedAsIfItWereCalled() {
        lakeside(toLakeside().in(Route.State.CLOSED));

        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.workOff();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        tuple("NORTHLIGHT", "northlight", State.SENT, null),
                        tuple("LAKESIDE", "lakeside", State.REFUSED, Reason.DEST_UNREGISTERED));
    }

    @Test
    void aKindThatOneDoesNotTakeGoesToTheOther() {
        lakeside(toLakeside().taking(new RouteLimits(Set.of(Uids.STORAGE_PREFIX + "4"), Set.of())));

        assertThat(sent(1)).isEqualTo(Status.SUCCESS);
        stage.workOff();

        assertThat(northlight.kept()).hasSize(1);
        assertThat(told()).contains(tuple("LAKESIDE", "lakeside", State.REFUSED, Reason.KIND_NOT_TAKEN));
    }

    @Test
    void aChangeOfWhoSharesTheTitleHoldsFromImageToImage() {
        try (Sender pacs = pacs()) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
            stage.register(LAKESIDE, RegisteredRecipient.Status.ACTIVE);
            assertThat(pacs.send(image(2), 2)).isEqualTo(Status.SUCCESS);
            assertThat(stage.queue().counts().waiting()).isEqualTo(3);
            stage.register(Stage.COMPANY, RegisteredRecipient.Status.ACTIVE);
            assertThat(pacs.send(image(3), 3)).isEqualTo(CHANGED);
        }
        assertThatThrownBy(this::pacs).isInstanceOf(AssociationRejectedException.class);
    }

    /** The server refuses such a register; an agent that meets one must not guess. */
    @Test
    void aTitleThatIsAlsoOneRoutesOwnIsNobodys() {
        stage.register(
                new RecipientId("other"),
                RegisteredRecipient.Status.ACTIVE,
                Route.open(RESEARCH.value(), Purpose.MLTRAINING, toLakeside().place(), Route.Agreed.NOTHING));

        assertThatThrownBy(this::pacs).isInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void eachRouteStillHasItsOwnTitle() {
        try (Sender pacs = new Sender(stage)) {
            assertThat(pacs.send(image(1), 1)).isEqualTo(Status.SUCCESS);
        }
        stage.workOff();

        assertThat(northlight.kept()).hasSize(1);
        assertThat(lakeside.kept()).isEmpty();
    }

    /** Under the shared title nobody could say for whom. */
    @Test
    void whetherItArrivedIsAskedUnderTheTitleOfEach() {
        lakeside.mood(Mood.HANGS_UP_AT_ONCE);
        sent(1);
        stage.workOff();

        assertThat(commitment("NORTHLIGHT")).isEqualTo(Map.of(1, 0));
        assertThat(commitment("LAKESIDE")).isEqualTo(Map.of(1, Status.PROCESSING_FAILURE));
        try (CommitmentUser user = user(RESEARCH)) {
            assertThat(user.association().transferSyntax(1)).isEmpty();
            assertThat(user.association().role(Uids.STORAGE_COMMITMENT)).isEmpty();
        }
    }

    private Map<Integer, Integer> commitment(String title) {
        try (CommitmentUser user = user(new AeTitle(title))) {
            assertThat(user.ask(1)).isEqualTo(Status.SUCCESS);
            return user.report().reasons();
        }
    }

    private CommitmentUser user(AeTitle called) {
        return new CommitmentUser(stage, called, Stage.PACS, new RoleSelection(Uids.STORAGE_COMMITMENT, true, false));
    }

    /** Route, recipient, state and reason of what would be reported. */
    private List<Tuple> told() {
        return stage.reports().stream()
                .map(report -> tuple(report.route(), report.recipient().value(), report.state(), report.reason()))
                .toList();
    }

    private Route toLakeside() {
        return passing().waiting(StoreAndForward.ANY_TIME);
    }

    private Route passing() {
        return Route.open(
                        "LAKESIDE",
                        Purpose.MLTRAINING,
                        RecipientPlace.plain("VENDOR", "127.0.0.1", lakeside.port()),
                        Route.Agreed.NOTHING)
                .sharing(RESEARCH.value());
    }

    private void lakeside(Route route) {
        stage.register(LAKESIDE, RegisteredRecipient.Status.ACTIVE, route);
    }

    private Sender pacs() {
        return new Sender(stage.port(), RESEARCH);
    }

    private Status sent(int number) {
        try (Sender pacs = pacs()) {
            return pacs.send(image(number), number);
        }
    }

    private List<Path> queued() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            return files.toList();
        }
    }

    private static Dataset image(int number) {
        return Scan.withPixels(Scan.ct(Stage.ANNA, number));
    }
}
