// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.junit.jupiter.api.Test;

/** A way to a recipient stays open for what comes next, and is never the reason that an image arrives twice or not. */
class RestingTripsTest extends QueueTest {
    @Test
    void whatComesNextGoesTheSameWay() {
        goes("2.25.1");
        waiting.later(Duration.ofMillis(4900));
        goes("2.25.2");
        waiting.later(Duration.ofMillis(4900));
        goes("2.25.3");

        assertThat(waiting.recipient.opened).hasSize(1);
        assertThat(waiting.recipient.ended).isZero();
    }

    @Test
    void whatComesTooLateGoesAWayOfItsOwn() {
        goes("2.25.1");
        waiting.later(Duration.ofSeconds(5));
        goes("2.25.2");

        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.recipient.ended).isEqualTo(1);
    }

    @Test
    void aWayThatRestedLongEnoughEnds() {
        goes("2.25.1");
        dispatch().doWork();
        assertThat(waiting.recipient.ended).isZero();

        waiting.later(Duration.ofSeconds(5));
        dispatch().doWork();
        assertThat(waiting.recipient.ended).isEqualTo(1);
        assertThat(waiting.recipient.opened).hasSize(1);
    }

    @Test
    void whenTheAgentStopsNothingRestsAnyMore() {
        goes("2.25.1");
        new Dispatch(waiting.queue, Thread::new).close();
        assertThat(waiting.recipient.ended).isEqualTo(1);

        goes("2.25.2");
        assertThat(waiting.recipient.ended).isEqualTo(2);
    }

    @Test
    void whereNothingMayRestEachRunHasItsOwnWay() {
        RestingTrips trips = new RestingTrips(Duration.ZERO, waiting.ticks::get);
        OpenTrip trip = trips.open(route(), List.of(Waiting.CT), waiting.recipient);
        trip.served();
        trip.close();

        assertThat(waiting.recipient.ended).isEqualTo(1);
    }

    @Test
    void anotherKindOfObjectIsNegotiatedAnew() {
        goes("2.25.1");
        Kind mr = new Kind("1.2.840.10008.5.1.4.1.1.4", Waiting.CT.syntax());
        waiting.put(
                new WaitingFacts(
                        waiting.clock.now().wall(),
                        1,
                        Waiting.SUBJECT,
                        mr,
                        "2.25.2",
                        new TreeSet<>(Set.of("113100")),
                        null,
                        null),
                10);

        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1", "2.25.2");
        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.recipient.ended).as("the first").isEqualTo(1);
    }

    /** What it did not take a while ago may be a matter of a person's by now. */
    @Test
    void whatIsNotTakenIsHeldOnlyByANewNegotiation() {
        goes("2.25.1");
        waiting.recipient.takesAll = false;
        waiting.put("2.25.2", 10);
        waiting.run();

        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.queue.counts().held()).isEqualTo(1);
    }

    @Test
    void aRecipientThatHungUpMeanwhileIsCalledAgainAndNothingIsOnRecord() {
        goes("2.25.1");
        waiting.recipient.hungUp = true;
        dispatch().doWork();
        assertThat(waiting.recipient.ended).isEqualTo(1);
        goes("2.25.2");

        goes("2.25.3");
        waiting.recipient.hungUp = true;
        goes("2.25.4");

        assertThat(waiting.recipient.opened).hasSize(3);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::instances)
                .containsOnly(tuple(State.SENT, 1));
    }

    /** Between the look at it and the first byte. */
    @Test
    void aWayThatDiesWithTheFirstBytesIsTriedAgainAtOnceAndNoTryIsCounted() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        diesAt(1, false);

        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).containsExactly("2.25.1", "2.25.2");
        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state)
                .containsExactly(State.SENT, State.FAILED, State.SENT);
    }

    /** A recipient that aborts every time is away, as it always was. */
    @Test
    void aRecipientThatAbortsAgainIsTriedOnceMoreOnly() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        diesAt(5, false);

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
        waiting.recipient.before = () -> {};
        assertThat(waiting.run()).as("it waits for its time").isEqualTo(Ending.IDLE);
        waiting.later(Duration.ofSeconds(7));
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainAtOnce() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        diesAt(1, true);

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.opened).hasSize(1);
        assertThat(waiting.reports()).extracting(DisclosureReport::state).containsExactly(State.SENT, State.UNCERTAIN);
    }

    @Test
    void aWayThatAnsweredOnceIsNotTakenForOneThatRested() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        waiting.put("2.25.3", 10);
        int[] calls = {0};
        waiting.recipient.before = () -> {
            if (++calls[0] == 2) {
                throw new RecipientAwayException("aborted", false);
            }
        };

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.opened).hasSize(1);
        assertThat(waiting.recipient.got).hasSize(2);
    }

    @Test
    void aNoThatComesBetweenTheTwoTriesCounts() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        waiting.recipient.before = () -> {
            waiting.replica.learn(says(6, ANNA, false));
            throw new RecipientAwayException("aborted", false);
        };

        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.recipient.got).containsExactly("2.25.1");
        assertThat(waiting.queue.look()).isEqualTo(1);
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .contains(tuple(State.DESTROYED, Reason.CONSENT_DENY));
    }

    @Test
    void aNoIsDealtWithWhileAWayRests() {
        goes("2.25.1");
        waiting.put("2.25.2", 10);
        waiting.replica.learn(says(6, ANNA, false));

        assertThat(waiting.queue.look()).isEqualTo(1);
        waiting.assertEmpty();
    }

    @Test
    void aRouteThatTheRegisterHasOtherwiseNowEndsItsWay() {
        goes("2.25.1");
        waiting.replica.learn(recipient(6, Status.PAUSED, ROUTE));
        dispatch().doWork();
        assertThat(waiting.recipient.ended).isEqualTo(1);

        waiting.replica.learn(recipient(7, Status.ACTIVE, ROUTE));
        goes("2.25.2");
        waiting.replica.learn(recipient(8, Status.ACTIVE));
        dispatch().doWork();
        assertThat(waiting.recipient.ended).as("the route is gone").isEqualTo(2);
    }

    /** The register may change between two looks at what rests. */
    @Test
    void aWayIsNotTakenForARouteThatChanged() {
        goes("2.25.1");
        waiting.replica.learn(recipient(6, Status.PAUSED, ROUTE));
        waiting.replica.learn(recipient(7, Status.ACTIVE, ROUTE.usedBy(Set.of("another"))));
        goes("2.25.2");

        assertThat(waiting.recipient.opened).hasSize(2);
        assertThat(waiting.recipient.ended).isEqualTo(1);
    }

    @Test
    void aBusyRecipientIsLeftAlone() {
        waiting.put("2.25.1", 10);
        waiting.recipient.status = 0xA700;

        assertThat(waiting.run()).isEqualTo(Ending.PAUSED);
        assertThat(waiting.recipient.ended).isEqualTo(1);
    }

    @Test
    void aWayCarriesSoMuchAndNoMore() {
        for (int i = 0; i < 11; i++) {
            for (int image = 0; image < RouteRun.MOST; image++) {
                waiting.put("2.25." + i + "." + image, 10);
            }
            assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        }

        assertThat(waiting.recipient.got).hasSize(550);
        assertThat(waiting.recipient.opened).hasSize(2);
    }

    private void goes(String sopInstance) {
        waiting.put(sopInstance, 10);
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.recipient.got).contains(sopInstance);
    }

    /** So many deliveries from now on end with the association. */
    private void diesAt(int deliveries, boolean handedOver) {
        int[] left = {deliveries};
        waiting.recipient.before = () -> {
            if (left[0]-- > 0) {
                throw new RecipientAwayException("aborted", handedOver);
            }
        };
    }

    private Dispatch dispatch() {
        return new Dispatch(waiting.queue, AtOnce::new);
    }

    /** Does its work where it is started. */
    private static final class AtOnce extends Thread {
        private final Runnable work;

        AtOnce(Runnable work) {
            this.work = work;
        }

        @Override
        public void start() {
            work.run();
        }
    }

    private ExportRoute route() {
        return Optional.of(waiting.replica.replica().view())
                .flatMap(view -> view.route(ROUTE.calledAe()))
                .orElseThrow();
    }
}
