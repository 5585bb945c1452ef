// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.agent.sealed.InTheClear;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.SentBy;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct;
import org.consentry.protocol.HandAct.Kind;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;

/** What Olga does by hand to what waits. */
class HandWorkTest extends QueueTest {
    private static final String NAME = ROUTE.calledAe();

    @Test
    void whatIsHeldIsNotTriedUntilItIsReleasedAndBothAreRecordedWithWhoAndWhy() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        String first = ids().getFirst();

        assertThat(waiting.queue.byHand().onObject(act(Kind.HOLD), first)).contains(new HandDone(1, 0));
        waiting.run();
        assertThat(waiting.recipient.got).hasSize(1);
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(images().getFirst().hold())
                .isEqualTo(new Hold(true, waiting.clock.now().wall(), "Olga Ortiz", "Northlight moves house"));

        assertThat(waiting.queue.byHand().onObject(act(Kind.RELEASE), first)).contains(new HandDone(1, 0));
        waiting.run();
        assertThat(waiting.recipient.got).hasSize(2);
        assertThat(waiting.reports().stream().filter(each -> each.state() == State.HANDLED))
                .extracting(
                        DisclosureReport::patient,
                        DisclosureReport::instances,
                        DisclosureReport::sentBy,
                        DisclosureReport::act)
                .containsExactly(
                        tuple(ANNA, 1, SentBy.PERSON, act(Kind.HOLD)),
                        tuple(ANNA, 1, SentBy.PERSON, act(Kind.RELEASE)));
        waiting.assertEmpty();
    }

    @Test
    void aReleaseIsNoPermission() {
        waiting.put("2.25.1", 10);
        String id = ids().getFirst();
        waiting.queue.byHand().onObject(act(Kind.HOLD), id);
        waiting.replica.learn(says(6, ANNA, false));

        waiting.queue.byHand().onObject(act(Kind.RELEASE), id);
        waiting.run();
        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.look()).isEqualTo(1);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .contains(tuple(State.DESTROYED, Reason.CONSENT_DENY));
    }

    @Test
    void aNoDestroysWhatSomebodyHeldAlsoOnAHeldRoute() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst());
        waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME);

        waiting.replica.learn(says(6, ANNA, false));
        assertThat(waiting.queue.look()).isEqualTo(2);
        assertThat(waiting.queue.counts().waiting() + waiting.queue.counts().held())
                .isZero();
    }

    @Test
    void whoHeldItWhyAndHowOftenItWasTriedSurviveARestart() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.recipient.status = 0xC000;
        waiting.run();
        waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst());
        WaitingImage before = images().getFirst();

        reopen();

        assertThat(images().getFirst().hold()).isEqualTo(before.hold());
        assertThat(images()).extracting(WaitingImage::tries).containsExactly(1, 1);
        assertThat(images())
                .extracting(WaitingImage::state)
                .containsExactly(WaitingImage.State.HELD, WaitingImage.State.WAITING);
        waiting.recipient.status = 0xC000;
        waiting.run();
        assertThat(waiting.queue.counts().held()).isEqualTo(2);
    }

    // It was offered anew at each start, and nobody was told any more that a person must look.
    @Test
    void whatTheAgentHeldIsHeldAfterARestartAndTriedAsOftenAgainAfterARelease() {
        waiting.put("2.25.1", 10);
        waiting.recipient.takesAll = false;
        waiting.run();
        reopen();
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        Hold found = images().getFirst().hold();
        assertThat(found).isNotNull();
        assertThat(found.byHand()).isFalse();
        assertThat(found.why()).isEqualTo("the recipient does not take this kind of object");

        assertThat(waiting.queue.byHand().onRoute(act(Kind.RELEASE), NAME)).contains(new HandDone(1, 0));
        reopen();
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void aRetryForgetsThePauseOfTheObjectAndOfItsRoute() {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = 0xC000;
        waiting.run();
        RoutePace pace = waiting.queue.state().paces().of(NAME);
        assertThat(pace.begin(waiting.ticks.get())).isTrue();
        pace.end(Ending.PAUSED, waiting.ticks.get(), "certificate of an unknown authority");
        assertThat(images().getFirst().nextTry()).isAfter(waiting.clock.now().wall());
        assertThat(pace.begin(waiting.ticks.get())).isFalse();
        assertThat(waiting.queue.listing().routes().getFirst().nextTry()).isNotNull();
        assertThat(waiting.queue.listing().routes().getFirst().pausesFor())
                .isEqualTo("certificate of an unknown authority");

        assertThat(waiting.queue.byHand().onRoute(act(Kind.RETRY), NAME)).contains(new HandDone(1, 0));

        assertThat(images().getFirst().nextTry()).isNull();
        assertThat(pace.begin(waiting.ticks.get())).isTrue();
        waiting.recipient.status = 0;
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void aRetryOfOneObjectLeavesTheHoldOfAnother() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        List<String> ids = ids();
        waiting.queue.byHand().onObject(act(Kind.HOLD), ids.getFirst());

        assertThat(waiting.queue.byHand().onRoute(act(Kind.RETRY), NAME)).contains(new HandDone(1, 0));
        waiting.run();
        assertThat(waiting.recipient.got).hasSize(1);
        assertThat(ids()).containsExactly(ids.getFirst());
    }

    @Test
    void whatIsDroppedIsDestroyedAndTheRecordSaysByWhomAndThatItWasNoNo() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst());

        assertThat(waiting.queue.byHand().onRoute(act(Kind.DROP), NAME)).contains(new HandDone(2, 0));

        waiting.assertEmpty();
        assertThat(waiting.queue.destroyed()).isEqualTo(2);
        assertThat(waiting.reports().stream().filter(each -> each.state() == State.DESTROYED))
                .extracting(DisclosureReport::reason, DisclosureReport::instances, DisclosureReport::act)
                .containsExactly(tuple(Reason.DROPPED_BY_HAND, 2, act(Kind.DROP)));
        waiting.run();
        assertThat(waiting.recipient.got).isEmpty();
    }

    @Test
    void aDropWhileItIsBeingSentCutsItOff() {
        waiting.put("2.25.1", 500_000);
        waiting.recipient.meanwhile = () -> assertThat(
                        waiting.queue.byHand().onObject(act(Kind.DROP), ids().getFirst()))
                .contains(new HandDone(1, 1));

        waiting.run();
        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.queue.look()).isEqualTo(1);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state)
                .containsExactlyInAnyOrder(State.FAILED, State.DESTROYED);
        waiting.assertEmpty();
    }

    @Test
    void aHoldWhileItIsBeingSentCountsOnceTheAttemptHasEnded() {
        waiting.put("2.25.1", 500_000);
        waiting.recipient.status = 0xC000;
        waiting.recipient.meanwhile = () -> assertThat(
                        waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst()))
                .contains(new HandDone(1, 1));

        waiting.run();
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
        assertThat(images().getFirst().tries()).isEqualTo(1);
    }

    @Test
    void theAgentDoesNotTakeOverWhatAPersonHeldDuringTheLastTry() {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = 0xC000;
        waiting.run();
        waiting.later(Duration.ofMinutes(2));
        waiting.recipient.meanwhile = () -> waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst());

        waiting.run();
        assertThat(images().getFirst().tries()).isEqualTo(2);
        assertThat(images().getFirst().hold())
                .isEqualTo(new Hold(true, waiting.clock.now().wall(), "Olga Ortiz", "Northlight moves house"));
    }

    @Test
    void aHeldRouteThatIsInNobodysRegisterAnyMoreCanBeReleased() {
        waiting.replica.learn(recipient(6, Status.ACTIVE, ROUTE.waiting(StoreAndForward.ANY_TIME)));
        waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME);
        waiting.replica.learn(recipient(7, Status.ACTIVE));

        assertThat(waiting.queue.byHand().onRoute(act(Kind.RELEASE), NAME)).contains(new HandDone(0, 0));
        assertThat(waiting.queue.listing().routes()).isEmpty();
    }

    @Test
    void aHeldRouteHoldsWhatComesLaterTooAndAfterARestart() {
        // the route waits, but nothing has come yet
        waiting.replica.learn(recipient(6, Status.ACTIVE, ROUTE.waiting(StoreAndForward.ANY_TIME)));
        assertThat(waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME)).contains(new HandDone(0, 0));
        assertThat(waiting.queue.counts().heldRoutes()).isEqualTo(1);
        waiting.put("2.25.1", 10);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::patient, DisclosureReport::instances, DisclosureReport::act)
                .containsExactly(tuple(null, 0, act(Kind.HOLD)));

        reopen();
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.queue.listing().routes())
                .extracting(
                        WaitingRoute::route,
                        each -> each.hold() == null ? "" : each.hold().by())
                .containsExactly(tuple(NAME, "Olga Ortiz"));

        assertThat(waiting.queue.byHand().onRoute(act(Kind.RELEASE), NAME)).contains(new HandDone(1, 0));
        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
        reopen();
        assertThat(waiting.queue.counts().heldRoutes()).isZero();
    }

    @Test
    void aHoldOfTheRouteStopsTheAssociationThatGoesOn() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.recipient.meanwhile = () -> waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME);

        waiting.run();
        assertThat(waiting.recipient.got).hasSize(1);
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertThat(waiting.queue.byHand().onObject(act(Kind.DROP), "0".repeat(32)))
                .isEmpty();
        // a route that passes straight through holds nothing: a hold of it would deceive
        assertThat(waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME)).isEmpty();
        assertThat(waiting.queue.byHand().onRoute(act(Kind.HOLD), "NOBODY")).isEmpty();
    }

    @Test
    void nothingIsDoneThatCannotBeRecorded() {
        waiting.put("2.25.1", 10);
        String id = ids().getFirst();
        waiting.failing.stopForcing();

        for (Kind kind : List.of(Kind.HOLD, Kind.RETRY, Kind.DROP)) {
            assertThatThrownBy(() -> waiting.queue.byHand().onObject(act(kind), id))
                    .isInstanceOf(JournalUnavailableException.class);
            assertThat(Files.exists(temp.resolve("queue").resolve(id + ".waits")))
                    .isTrue();
        }
        assertThat(waiting.queue.counts().held()).isZero();
    }

    @Test
    void aNoteSaysNothingInTheClearAndOneThatWasChangedHoldsIt() throws IOException {
        waiting.put("2.25.1", 10);
        waiting.queue.byHand().onRoute(act(Kind.HOLD), NAME);
        waiting.queue.byHand().onObject(act(Kind.HOLD), ids().getFirst());
        List<Path> notes = notes();
        assertThat(notes).hasSize(2);
        for (Path note : notes) {
            byte[] bytes = Files.readAllBytes(note);
            InTheClear.findsNone(note, "Olga Ortiz", "Northlight");
            bytes[bytes.length - 1] ^= 1;
            Files.write(note, bytes);
        }

        reopen();
        assertThat(images().getFirst().state()).isEqualTo(WaitingImage.State.HELD);
        assertThat(waiting.queue.counts().heldRoutes()).isEqualTo(1);
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
    }

    @Test
    void theListSaysWhatItWaitsForAndNothingOfAPatient() {
        waiting.put("2.25.1", 10);
        assertThat(images().getFirst().waitsFor()).isNull();
        waiting.replica.learn(recipient(6, Status.PAUSED, ROUTE));
        assertThat(images().getFirst().waitsFor()).isEqualTo("VENDOR_FROZEN");
        assertThat(images().toString())
                .doesNotContain(ANNA.value(), Waiting.SUBJECT.study().value());
        assertThat(waiting.queue.listing().on(NAME, 1, 10)).isEmpty();
        assertThat(waiting.queue.listing().routes())
                .extracting(WaitingRoute::waiting, WaitingRoute::held, WaitingRoute::oldest)
                .containsExactly(tuple(1, 0, waiting.clock.now().wall()));
    }

    private void reopen() {
        waiting.close();
        waiting = new Waiting(temp, SealedDisk.LOCAL);
        waiting.replica.learn(annaSaysYes());
    }

    private List<WaitingImage> images() {
        return waiting.queue.listing().on(NAME, 0, 100);
    }

    private List<String> ids() {
        return images().stream().map(WaitingImage::id).toList();
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            return files.filter(file ->
                            file.toString().endsWith(".note") || file.toString().endsWith(".route"))
                    .toList();
        }
    }

    static HandAct act(Kind kind) {
        return new HandAct(kind, "Olga Ortiz", "a-1", "Northlight moves house");
    }
}
