// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.linked;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.Test;

class WaitingQueueTest extends QueueTest {
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
        waiting.assertEmpty();
    }

    @Test
    void aNoDestroysAllThatWaitsOfThePatientAndNothingElse() throws IOException {
        waiting.replica.learn(says(6, BEN, true));
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.put(Waiting.of(BEN), "2.25.3", 10);

        waiting.replica.learn(says(7, ANNA, false));
        assertThat(waiting.queue.look()).isEqualTo(2);
        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.3");
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .contains(tuple(State.DESTROYED, Reason.CONSENT_DENY, 2));
        assertThat(waiting.queue.destroyed()).isEqualTo(2);
        waiting.assertEmpty();
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
        waiting.assertEmpty();
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
        waiting.assertEmpty();
    }

    @Test
    void aPausedCompanyAClosedRouteAndAnOldViewLetItWait() {
        waiting.put("2.25.1", 10);
        assertWaits(recipient(6, Status.PAUSED, ROUTE));
        assertWaits(recipient(7, Status.ACTIVE, route(ROUTE.place().host(), false)));
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
        waiting.assertDestroyed(Reason.DEST_UNREGISTERED, recipient(6, Status.ENDED, ROUTE));
    }

    @Test
    void aRouteThatIsGivenAnotherPurposeDestroysWhatWaitedForTheFormerOne() {
        waiting.put("2.25.1", 10);
        Route other = Route.open(ROUTE.calledAe(), Purpose.HRESCH, ROUTE.place(), Route.Agreed.NOTHING);
        waiting.assertDestroyed(Reason.DEST_UNREGISTERED, recipient(6, Status.ACTIVE, other));
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
        waiting.put("2.25.1", 1, 0);
        WaitingSubject forMoved = Waiting.annas(moved.place(), null, Set.of(), Waiting.SUBJECT.fulfilled());
        waiting.put(
                new WaitingFacts(
                        NOON.wall().plusSeconds(1),
                        1,
                        forMoved,
                        Waiting.CT,
                        "2.25.2",
                        new TreeSet<>(Set.of("113100")),
                        null,
                        null),
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
        waiting.assertDestroyed(
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
        WaitingSubject twoNumbers =
                Waiting.annas(Waiting.SUBJECT.place(), null, Set.of(BEN), Waiting.SUBJECT.fulfilled());
        waiting.put(twoNumbers, "2.25.1", 10);
        assertWaits();
    }

    @Test
    void moreThatIsDemandedNowThanWasDoneDestroysIt() {
        WaitingSubject asItWas = Waiting.annas(Waiting.SUBJECT.place(), null, Set.of(), Set.of());
        waiting.put(asItWas, "2.25.1", 10);
        waiting.queue.look();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.reports())
                .extracting(DisclosureReport::reason)
                .containsExactly(Reason.OBLIGATION_UNSUPPORTED);
    }

    @Test
    void anAgreementThatNoLongerCoversThePartOfTheBodyDestroysIt() {
        WaitingSubject chest =
                Waiting.annas(Waiting.SUBJECT.place(), BodyRegion.CHEST.name(), Set.of(), Waiting.SUBJECT.fulfilled());
        waiting.replica.learn(recipient(6, Status.ACTIVE, ROUTE.only(BodyRegion.CHEST)));
        waiting.put(chest, "2.25.1", 10);
        waiting.queue.look();
        assertThat(waiting.queue.counts().waiting()).isEqualTo(1);

        waiting.assertDestroyed(Reason.DEID_INSUFFICIENT, recipient(7, Status.ACTIVE, ROUTE));
    }

    private void assertWaits(FeedEntry... news) {
        waiting.replica.learn(news);
        assertThat(waiting.queue.look()).isZero();
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.queue.counts().waiting()).isEqualTo(1);
        assertThat(waiting.recipient.got).isEmpty();
    }

    private static Route route(String host, boolean active) {
        RecipientPlace place =
                RecipientPlace.plain(ROUTE.place().title(), host, ROUTE.place().port());
        return new Route(
                ROUTE.calledAe(),
                ROUTE.purpose(),
                place,
                ROUTE.agreed(),
                active ? Route.State.OPEN : Route.State.CLOSED,
                Route.Handling.PLAIN);
    }
}
