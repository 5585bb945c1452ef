// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.ROUTE;
import static org.consentry.agent.replica.Entries.annaSaysYes;
import static org.consentry.agent.replica.Entries.recipient;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct.Kind;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy does not wait for ever: what is older than its route allows is destroyed, and that is on record. */
class AgeLimitTest {
    private static final Duration MONTH = Duration.ofDays(StoreAndForward.USUAL_DAYS);

    @TempDir
    Path temp;

    private Waiting waiting;

    @BeforeEach
    void open() {
        waiting = new Waiting(temp, SealedDisk.LOCAL);
        waiting.replica.learn(annaSaysYes());
    }

    @AfterEach
    void close() {
        waiting.close();
    }

    @Test
    void whatIsOlderThanAMonthIsDestroyedWithItsReason() {
        came(NOON.wall().minus(MONTH).minusNanos(1), "2.25.1");
        came(NOON.wall().minus(MONTH), "2.25.2");

        assertThat(waiting.queue.look()).isEqualTo(1);

        waiting.run();
        assertThat(waiting.recipient.got).containsExactly("2.25.2");
        assertThat(waiting.reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                .containsExactlyInAnyOrder(
                        tuple(State.DESTROYED, Reason.WAITED_TOO_LONG, 1), tuple(State.SENT, null, 1));
    }

    @Test
    void aRouteMaySayFewerDays() {
        waiting.replica.learn(recipient(6, Status.ACTIVE, ROUTE.waiting(new StoreAndForward(null, null, 0, 2))));
        came(NOON.wall().minus(Duration.ofDays(2)).minusNanos(1), "2.25.1");

        assertThat(waiting.queue.look()).isEqualTo(1);
        waiting.assertEmpty();
    }

    /** Nobody may forget a copy by holding it. */
    @Test
    void whatAPersonHoldsIsDestroyedToo() {
        came(NOON.wall().minus(MONTH).minusNanos(1), "2.25.1");
        waiting.queue.byHand().onRoute(HandWorkTest.act(Kind.HOLD), ROUTE.calledAe());

        assertThat(waiting.queue.look()).isEqualTo(1);
        waiting.queue.byHand().onRoute(HandWorkTest.act(Kind.RELEASE), ROUTE.calledAe());
        waiting.assertEmpty();
    }

    @Test
    void whatIsJustBeingSentMayArrive() {
        came(NOON.wall().minus(MONTH).minusNanos(1), "2.25.1");
        waiting.recipient.meanwhile = () -> assertThat(waiting.queue.look()).isZero();

        waiting.run();

        assertThat(waiting.recipient.got).containsExactly("2.25.1");
    }

    private void came(Instant at, String sopInstance) {
        waiting.put(
                new WaitingFacts(
                        at, 1, Waiting.SUBJECT, Waiting.CT, sopInstance, new TreeSet<>(Set.of("113100")), null, null),
                10);
    }
}
