// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consentry.server.subscription.DeliveryProgress.Status;
import org.consentry.server.subscription.DeliveryProgress.Step;
import org.junit.jupiter.api.Test;

class DeliveryProgressTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TRIES = 3;

    private final DeliveryProgress fresh = DeliveryProgress.begin(NOON);
    private final DeliveryProgress active =
            fresh.leased(NOON.plusSeconds(15)).acknowledged(0, NOON, Optional.of(MINUTE));

    @Test
    void anEndpointIsGreetedBeforeItIsToldAnything() {
        assertThat(fresh.counted(5).next(NOON)).isEqualTo(Step.HANDSHAKE);
        assertThat(active.counted(5).next(NOON)).isEqualTo(Step.EVENTS);
    }

    @Test
    void nothingIsSentWhileANotificationIsUnderWay() {
        DeliveryProgress leased = active.counted(2).leased(NOON.plusSeconds(15));

        assertThat(leased.next(NOON.plusSeconds(14))).isEqualTo(Step.NOTHING);
        assertThat(leased.next(NOON.plusSeconds(15)))
                .as("nobody told what became of it")
                .isEqualTo(Step.EVENTS);
    }

    @Test
    void silenceEndsWithAHeartbeat() {
        assertThat(active.next(NOON.plus(MINUTE).minusMillis(1))).isEqualTo(Step.NOTHING);
        assertThat(active.next(NOON.plus(MINUTE))).isEqualTo(Step.HEARTBEAT);
        assertThat(active.acknowledged(0, NOON.plus(MINUTE), Optional.of(MINUTE))
                        .next(NOON.plus(MINUTE)))
                .isEqualTo(Step.NOTHING);
        assertThat(active.acknowledged(0, NOON, Optional.empty()).next(NOON.plus(Duration.ofDays(9))))
                .as("no heartbeat was asked for")
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void aFailureWaitsAndTheLastOneIsAnError() {
        Instant again = NOON.plusSeconds(2);
        DeliveryProgress once = active.counted(1).failed("500", again, TRIES);

        assertThat(once.next(NOON)).isEqualTo(Step.NOTHING);
        assertThat(once.next(again)).isEqualTo(Step.EVENTS);
        DeliveryProgress thrice = once.failed("500", again, TRIES).failed("gone", again, TRIES);
        assertThat(thrice.status()).isEqualTo(Status.ERROR);
        assertThat(thrice.failure()).isEqualTo("gone");
        assertThat(thrice.next(NOON.plus(Duration.ofDays(1)))).isEqualTo(Step.NOTHING);
    }

    @Test
    void anAnswerForgetsTheFailuresBefore() {
        DeliveryProgress after = active.counted(1).failed("500", NOON, TRIES).acknowledged(1, NOON, Optional.empty());

        assertThat(after.tries()).isZero();
        assertThat(after.failure()).isNull();
        assertThat(after.delivered()).isEqualTo(1);
    }

    @Test
    void startedAgainItGoesOnAfterTheLastEventDelivered() {
        DeliveryProgress broken =
                active.counted(3).acknowledged(1, NOON, Optional.empty()).failed("500", NOON, 1);

        DeliveryProgress again = broken.restarted(NOON);

        assertThat(again.next(NOON)).isEqualTo(Step.HANDSHAKE);
        assertThat(again.delivered()).isEqualTo(1);
        assertThat(again.events()).isEqualTo(3);
        assertThat(again.lease())
                .as("answers to what was sent before count no more")
                .isGreaterThan(broken.lease());
    }

    @Test
    void whatIsOffStaysSilent() {
        assertThat(active.counted(4).ended().next(NOON.plus(Duration.ofDays(1))))
                .isEqualTo(Step.NOTHING);
    }

    @Test
    void anAcknowledgementNeverGoesBack() {
        assertThat(active.counted(4).acknowledged(4, NOON, Optional.empty()).acknowledged(2, NOON, Optional.empty()))
                .extracting(DeliveryProgress::delivered)
                .isEqualTo(4L);
    }
}
