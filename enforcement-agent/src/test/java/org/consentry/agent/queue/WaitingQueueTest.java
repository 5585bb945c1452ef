// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.HEAD;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.linked;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingQueueTest {
    @TempDir
    Path temp;

    private final CutDisk disk = new CutDisk(Integer.MAX_VALUE);
    private Waiting waiting;

    @BeforeEach
    void open() {
        waiting = new Waiting(temp, disk);
        waiting.replica.learn(annaSaysYes());
    }

    @AfterEach
    void close() {
        waiting.close();
    }

    @Test
    void whatWaitsLeavesWhenTheRecipientIsBack() {
        waiting.recipient.away = true;
        waiting.put("2.25.1", 100_000);
        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.reports()).isEmpty();

        waiting.recipient.away = false;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);

        assertThat(waiting.recipient.sizes).containsExactly(100_000);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::bytes, DisclosureReport::deidentification)
                .containsExactly(tuple(State.SENT, 100_000L, List.of("113100")));
        assertEmpty();
    }

    @Test
    void aNoDestroysAllThatWaitsOfThePatientAndNothingElse() throws IOException {
        waiting.replica.learn(says(6, BEN, true));
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.put(of(BEN), "2.25.3", 10);

        waiting.replica.learn(says(7, ANNA, false));
        assertThat(waiting.queue.look()).isEqualTo(2);
        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.3");
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .contains(tuple(State.DESTROYED, Reason.CONSENT_DENY, 2));
        assertThat(waiting.queue.destroyed()).isEqualTo(2);
        assertEmpty();
    }

    @Test
    void aNoThatOnlyTheAttemptSeesStopsItToo() {
        waiting.put("2.25.1", 10);
        waiting.replica.learn(says(6, ANNA, false));

        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.recipient.got).isEmpty();
    }

    @Test
    void aNoWhileAnObjectIsBeingSentCutsItOff() {
        waiting.put("2.25.1", 500_000);
        waiting.recipient.meanwhile = () -> {
            waiting.replica.learn(says(6, ANNA, false));
            waiting.queue.look();
        };

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.look()).isEqualTo(1);

        assertThat(waiting.reports())
                .extracting(DisclosureReport::state)
                .containsExactlyInAnyOrder(State.FAILED, State.DESTROYED);
        assertEmpty();
    }

    @Test
    void aYesBetweenDoesNotSaveWhatIsBeingDestroyed() throws IOException {
        // What is doomed was recorded as destroyed: it must not leave any more.
        waiting.put("2.25.1", 500_000);
        waiting.recipient.meanwhile = () -> {
            waiting.replica.learn(says(6, ANNA, false));
            waiting.queue.look();
            waiting.replica.learn(says(7, ANNA, true));
        };

        waiting.run();
        waiting.later(Duration.ofSeconds(7));
        waiting.recipient.meanwhile = () -> {};
        waiting.run();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.look()).isEqualTo(1);
        assertEmpty();
    }

    @Test
    void aPausedCompanyAClosedRouteAndAnOldViewLetItWait() {
        waiting.put("2.25.1", 10);
        assertWaits(recipient(6, Status.PAUSED, ROUTE));
        assertWaits(recipient(7, Status.ACTIVE, route(ROUTE.host(), false)));
        assertWaits(recipient(8, Status.ACTIVE));
        waiting.replica.learn(recipient(9, Status.ACTIVE, ROUTE));
        waiting.ticks.addAndGet(Duration.ofSeconds(11).toNanos());
        assertWaits();

        waiting.later(Duration.ofSeconds(1));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void theEndOfTheAgreementDestroysIt() {
        waiting.put("2.25.1", 10);
        assertDestroyed(Reason.DEST_UNREGISTERED, recipient(6, Status.ENDED, ROUTE));
    }

    @Test
    void aRouteThatIsGivenAnotherPurposeDestroysWhatWaitedForTheFormerOne() {
        waiting.put("2.25.1", 10);
        Route other = new Route(
                ROUTE.calledAe(),
                Purpose.HRESCH,
                ROUTE.destinationAe(),
                ROUTE.host(),
                ROUTE.port(),
                Set.of(),
                null,
                null,
                true);
        assertDestroyed(Reason.DEST_UNREGISTERED, recipient(6, Status.ACTIVE, other));
    }

    @Test
    void anotherAddressOfTheRecipientLetsItWaitUntilThePlaceIsTheFormerOne() {
        waiting.put("2.25.1", 10);
        assertWaits(recipient(6, Status.ACTIVE, route("10.0.0.9", true)));

        waiting.replica.learn(recipient(7, Status.ACTIVE, ROUTE));
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void whatIsForTheNewAddressDoesNotGoOnTheWayToTheFormerOne() {
        // The address changes while the first object is on its way; the second one came for the new address.
        Route moved = route("10.0.0.9", true);
        put("2.25.1", 1, 0);
        WaitingSubject forMoved = new WaitingSubject(
                ROUTE.calledAe(),
                Waiting.SUBJECT.recipient(),
                Waiting.SUBJECT.purpose(),
                RecipientPlace.of(moved),
                null,
                ANNA,
                ANNA,
                Set.of(),
                Waiting.SUBJECT.study(),
                Waiting.SUBJECT.fulfilled());
        waiting.put(
                new WaitingFacts(
                        NOON.wall().plusSeconds(1), 1, forMoved, Waiting.CT, "2.25.2", new TreeSet<>(Set.of("113100"))),
                10);
        waiting.recipient.meanwhile = () -> waiting.replica.learn(recipient(6, Status.ACTIVE, moved));

        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.1", "2.25.2");
    }

    @Test
    void aNumberThatIsMergedIntoAnotherDestroysWhatHasTheCodeOfTheFormer() {
        waiting.put("2.25.1", 10);
        PatientId survivor = new PatientId(ANNA.authority(), "9999");
        assertDestroyed(
                Reason.DEID_INSUFFICIENT,
                new FeedEntry.PatientMerged(6, NOON.wall(), ANNA, survivor),
                says(7, survivor, true));
    }

    @Test
    void aScanOfAnotherPatientNowLetsItWaitForAPerson() {
        waiting.put("2.25.1", 10);
        assertWaits(linked(6, Waiting.SUBJECT.study(), BEN), says(7, BEN, true));
    }

    @Test
    void aNumberThatIsNoLongerKnownToBeThePersonsLetsItWait() {
        WaitingSubject twoNumbers = new WaitingSubject(
                ROUTE.calledAe(),
                Waiting.SUBJECT.recipient(),
                Waiting.SUBJECT.purpose(),
                Waiting.SUBJECT.place(),
                null,
                ANNA,
                ANNA,
                Set.of(BEN),
                Waiting.SUBJECT.study(),
                Waiting.SUBJECT.fulfilled());
        waiting.put(twoNumbers, "2.25.1", 10);
        assertWaits();
    }

    @Test
    void moreThatIsDemandedNowThanWasDoneDestroysIt() {
        WaitingSubject asItWas = new WaitingSubject(
                ROUTE.calledAe(),
                Waiting.SUBJECT.recipient(),
                Waiting.SUBJECT.purpose(),
                Waiting.SUBJECT.place(),
                null,
                ANNA,
                ANNA,
                Set.of(),
                Waiting.SUBJECT.study(),
                Set.of());
        waiting.put(asItWas, "2.25.1", 10);
        waiting.queue.look();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.reports())
                .extracting(DisclosureReport::reason)
                .containsExactly(Reason.OBLIGATION_UNSUPPORTED);
    }

    @Test
    void anAgreementThatNoLongerCoversThePartOfTheBodyDestroysIt() {
        WaitingSubject chest = new WaitingSubject(
                ROUTE.calledAe(),
                Waiting.SUBJECT.recipient(),
                Waiting.SUBJECT.purpose(),
                Waiting.SUBJECT.place(),
                BodyRegion.CHEST.name(),
                ANNA,
                ANNA,
                Set.of(),
                Waiting.SUBJECT.study(),
                Waiting.SUBJECT.fulfilled());
        waiting.replica.learn(recipient(6, Status.ACTIVE, ROUTE.only(BodyRegion.CHEST)));
        waiting.put(chest, "2.25.1", 10);
        waiting.queue.look();
        assertThat(waiting.queue.counts().waiting()).isEqualTo(1);

        assertDestroyed(Reason.DEID_INSUFFICIENT, recipient(7, Status.ACTIVE, ROUTE));
    }

    @Test
    void aBusyRecipientIsLeftAloneForAWhileAndNoTryIsCounted() {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = 0xA700;
        for (int i = 0; i < 5; i++) {
            assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        }

        waiting.recipient.status = 0;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA900, 0xC000, 0x0122, 0x0124, 0x0111, 0xFE00})
    void anObjectThatIsRefusedAgainAndAgainIsHeldAndTheOthersGoOn(int status) {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = status;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        waiting.later(Duration.ofSeconds(7));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.queue.counts().held()).isEqualTo(1);

        waiting.recipient.status = 0;
        waiting.put("2.25.2", 10);
        waiting.later(Duration.ofHours(1));
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.2");
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
    }

    @Test
    void aNoDestroysWhatIsHeldToo() {
        waiting.put("2.25.1", 10);
        waiting.recipient.takesAll = false;
        waiting.run();
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(waiting.reports()).isEmpty();

        assertDestroyed(Reason.CONSENT_DENY, says(6, ANNA, false));
    }

    @Test
    void aDamagedFileIsHeldAndNeverArrives() throws IOException {
        waiting.put("2.25.1", 100_000);
        Path body;
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            body = files.filter(file -> file.toString().endsWith(".body"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(body);
        bytes[bytes.length - 1] ^= 1;
        Files.write(body, bytes);

        waiting.run();
        waiting.run();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(waiting.reports()).extracting(DisclosureReport::state).containsExactly(State.FAILED);
    }

    @Test
    void urgentObjectsGoFirstThenTheOldest() {
        put("third", 2, 0);
        put("second", 1, 5);
        put("first", 0, 9);
        put("fourth", 2, 1);

        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void nothingLeavesOutsideItsHours() {
        // it is noon
        waiting.replica.learn(recipient(
                6, Status.ACTIVE, ROUTE.waiting(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 0), 0))));
        waiting.put("2.25.1", 10);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);

        waiting.replica.learn(recipient(
                7, Status.ACTIVE, ROUTE.waiting(new StoreAndForward(LocalTime.of(11, 0), LocalTime.of(13, 0), 0))));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
    }

    @Test
    void aDiskThatIsNearlyFullTakesNothingNewAndWhatWaitsLeaves() {
        waiting.put("2.25.1", 10);
        disk.free(999);

        assertThatThrownBy(() -> waiting.put("2.25.2", 10)).isInstanceOf(QueueUnavailableException.class);
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void nothingLeavesOrIsDeletedThatCannotBeRecorded() throws IOException {
        waiting.put("2.25.1", 10);
        waiting.journal.close();

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.got).isEmpty();
        waiting.replica.learn(says(6, ANNA, false));
        assertThat(waiting.queue.look()).isZero();
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nothingIsDeletedWhoseRecordIsNotOnTheDisk() throws IOException {
        waiting.put("2.25.1", 10);
        waiting.failing.stopForcing();
        waiting.replica.learn(says(6, ANNA, false));

        assertThat(waiting.queue.look()).isZero();
        assertThat(waiting.queue.look()).isZero();
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            assertThat(files).hasSize(2);
        }
    }

    private void put(String sopInstance, int priority, int second) {
        Instant at = NOON.wall().plusSeconds(second);
        waiting.put(
                new WaitingFacts(
                        at, priority, Waiting.SUBJECT, Waiting.CT, sopInstance, new TreeSet<>(Set.of("113100"))),
                10);
    }

    private void assertWaits(FeedEntry... news) {
        waiting.replica.learn(news);
        assertThat(waiting.queue.look()).isZero();
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.queue.counts().waiting()).isEqualTo(1);
        assertThat(waiting.recipient.got).isEmpty();
    }

    private void assertDestroyed(Reason reason, FeedEntry... news) {
        waiting.replica.learn(news);
        assertThat(waiting.queue.look()).isEqualTo(1);
        waiting.run();
        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.DESTROYED, reason));
        assertEmpty();
    }

    private void assertEmpty() {
        assertThat(waiting.queue.counts().waiting() + waiting.queue.counts().held())
                .isZero();
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WaitingSubject of(PatientId ben) {
        return new WaitingSubject(
                ROUTE.calledAe(),
                Waiting.SUBJECT.recipient(),
                Waiting.SUBJECT.purpose(),
                Waiting.SUBJECT.place(),
                null,
                ben,
                ben,
                Set.of(),
                HEAD,
                Waiting.SUBJECT.fulfilled());
    }

    private static Route route(String host, boolean active) {
        return new Route(
                ROUTE.calledAe(),
                ROUTE.purpose(),
                ROUTE.destinationAe(),
                host,
                ROUTE.port(),
                ROUTE.obligations(),
                null,
                null,
                active);
    }
}
