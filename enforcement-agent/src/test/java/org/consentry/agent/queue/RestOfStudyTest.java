// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.linked;
import static org.consentry.agent.replica.Entries.recipient;
import static org.consentry.agent.replica.Entries.says;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.queue.RouteRun.Ending;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct.Kind;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where studies rest, an object waits until its study is complete. Here a minute without another one is the rest. */
class RestOfStudyTest extends QueueTest {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration ALMOST = REST.minusNanos(1);

    @BeforeEach
    void studiesRest() {
        waiting.replica.learn(
                recipient(6, Status.ACTIVE, ROUTE.waiting(StoreAndForward.ANY_TIME.resting((int) REST.toSeconds()))));
    }

    @Test
    void aStudyLeavesOnceNothingMoreOfItCameForItsRest() {
        waiting.put("2.25.1", 10);
        waiting.later(ALMOST);
        waiting.put("2.25.2", 10);
        waiting.later(ALMOST);
        assertNothingLeaves();

        waiting.later(Duration.ofNanos(1));
        waiting.run();

        assertThat(waiting.recipient.got).containsExactlyInAnyOrder("2.25.1", "2.25.2");
        waiting.assertEmpty();
    }

    @Test
    void aStudyLeavesAtOnceWithAsManyObjectsAsItsSenderSaidItHas() {
        waiting.put(told("2.25.1", 3), 10);
        waiting.put(told("2.25.2", 3), 10);
        assertNothingLeaves();

        waiting.put(told("2.25.3", 3), 10);
        waiting.run();

        assertThat(waiting.recipient.got).hasSize(3);
    }

    @Test
    void anObjectThatCameTwiceCountsOnceAndTheLargestNumberCounts() {
        waiting.put(told("2.25.1", 1), 10);
        waiting.put(told("2.25.1", 2), 10);
        assertNothingLeaves();

        waiting.later(REST);
        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
    }

    /** What comes after its study was complete does not stop it, and waits for a rest of its own. */
    @Test
    void aLateObjectIsARoundOfItsOwn() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.later(REST);
        waiting.recipient.before = () -> {
            waiting.recipient.before = () -> {};
            waiting.put("2.25.3", 10);
        };
        waiting.run();
        assertThat(waiting.recipient.got).containsExactlyInAnyOrder("2.25.1", "2.25.2");

        waiting.later(ALMOST);
        assertNothingMoreLeaves(2);
        waiting.later(Duration.ofNanos(1));
        waiting.run();
        assertThat(waiting.recipient.got).hasSize(3).last().isEqualTo("2.25.3");
    }

    @Test
    void aStudyThatIsCompleteAndWaitsForItsRecipientIsNotHeldUpByALateObject() {
        waiting.recipient.away = true;
        waiting.put("2.25.1", 10);
        waiting.later(REST);
        waiting.run();

        waiting.put("2.25.2", 10);
        waiting.recipient.away = false;
        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void aNoWhileItWaitsDestroysItAndIsOnRecord() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        waiting.replica.learn(says(7, ANNA, false));

        assertThat(waiting.queue.look()).isEqualTo(2);
        waiting.later(REST);
        waiting.run();

        assertThat(waiting.recipient.got).isEmpty();
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactly(tuple(State.DESTROYED, Reason.CONSENT_DENY, 2));
        waiting.assertEmpty();
    }

    /** The end of a rest permits nothing: it is decided anew, also if nobody has looked since the no. */
    @Test
    void aNoThatOnlyTheAttemptSeesStopsACompleteStudy() {
        waiting.put(told("2.25.1", 1), 10);
        waiting.replica.learn(says(7, ANNA, false));

        assertNothingLeaves();
    }

    @Test
    void whatIsHeldWithItsStudyWhileItWaitsNeverLeavesByItself() {
        waiting.put("2.25.1", 10);
        waiting.put("2.25.2", 10);
        assertThat(waiting.queue.holdStudy(Waiting.SUBJECT.study())).isEqualTo(2);
        waiting.put("2.25.3", 10);

        waiting.later(REST);
        assertNothingLeaves();
        assertThat(waiting.queue.counts().held()).isEqualTo(3);
    }

    /** A sender may have been cut off in the middle, and needs time to send the rest. */
    @Test
    void afterARestartTheRestBeginsAnewAndTheNumberStillCounts() {
        waiting.put(told("2.25.1", 3), 10);
        waiting.put(told("2.25.2", 3), 10);
        reopen();
        waiting.later(ALMOST);
        assertNothingLeaves();

        waiting.put(told("2.25.3", 0), 10);
        waiting.run();

        assertThat(waiting.recipient.got).hasSize(3);
    }

    @Test
    void studiesRestEachByItself() {
        waiting.replica.learn(linked(7, Waiting.of(BEN).study(), BEN), says(8, BEN, true));
        waiting.put("2.25.1", 10);
        waiting.later(REST);
        waiting.put(Waiting.of(BEN), "2.25.2", 10);
        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    @Test
    void aLargeStudyLeavesWholeOnSeveralWays() {
        int images = RouteRun.MOST + 5;
        for (int image = 0; image < images; image++) {
            waiting.put("2.25.1." + image, 10);
        }
        waiting.later(REST);
        waiting.run();
        waiting.run();

        assertThat(waiting.recipient.got).hasSize(images);
    }

    @Test
    void operatorsReadWhatItWaitsForAndUntilWhen() {
        waiting.put("2.25.1", 10);
        waiting.later(Duration.ofSeconds(20));

        assertThat(images())
                .extracting(WaitingImage::waitsFor, WaitingImage::nextTry)
                .containsExactly(tuple("REST_OF_STUDY", NOON.wall().plusSeconds(40)));
        assertThat(waiting.queue.listing().routes())
                .extracting(WaitingRoute::waiting, WaitingRoute::resting)
                .containsExactly(tuple(1, 1));

        waiting.replica.learn(recipient(7, Status.PAUSED, ROUTE.waiting(StoreAndForward.ANY_TIME.resting(60))));
        assertThat(images()).extracting(WaitingImage::waitsFor).containsExactly("VENDOR_FROZEN");
    }

    @Test
    void aRouteThatNoLongerLetsStudiesRestSendsAtOnce() {
        waiting.put("2.25.1", 10);
        assertNothingLeaves();
        waiting.replica.learn(recipient(7, Status.ACTIVE, ROUTE.waiting(StoreAndForward.ANY_TIME)));

        assertThat(waiting.run()).isEqualTo(Ending.SERVED);
        assertThat(waiting.queue.listing().routes()).isEmpty();
    }

    /** A person's retry is about a recipient that was away. */
    @Test
    void aRetryByHandDoesNotMakeAStudyComplete() {
        waiting.put("2.25.1", 10);
        waiting.queue.byHand().onRoute(HandWorkTest.act(Kind.RETRY), ROUTE.calledAe());

        assertNothingLeaves();
    }

    private void assertNothingLeaves() {
        assertNothingMoreLeaves(0);
    }

    private void assertNothingMoreLeaves(int than) {
        assertThat(waiting.run()).isEqualTo(Ending.IDLE);
        assertThat(waiting.recipient.got).hasSize(than);
    }

    private List<WaitingImage> images() {
        return waiting.queue.listing().on(ROUTE.calledAe(), 0, 10);
    }

    private static WaitingFacts told(String sopInstance, int ofStudy) {
        return new WaitingFacts(
                NOON.wall(),
                1,
                Waiting.SUBJECT,
                Waiting.CT,
                sopInstance,
                new TreeSet<>(Set.of("113100")),
                null,
                null,
                ofStudy);
    }

    private void reopen() {
        waiting.close();
        waiting = new Waiting(temp, SealedDisk.LOCAL);
        waiting.replica.learn(annaSaysYes());
        studiesRest();
    }
}
