// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.it.Receiver;
import org.consentry.server.subscription.DeadLetter;
import org.consentry.server.subscription.DeliveryProgress.Status;
import org.consentry.server.subscription.Office;
import org.consentry.server.subscription.PayloadContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DeliveriesIT {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Set<String> HERE = Set.of("127.0.0.1");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static OwnRooms rooms;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static ScheduledExecutorService threads;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final String anna = "anna" + COUNT.incrementAndGet();
    private final String ben = "ben" + COUNT.get();
    private final String sub = "sub" + COUNT.get();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Receiver receiver;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Office office;

    @BeforeAll
    static void makeSchema() throws SQLException {
        rooms = new OwnRooms("subscription_it");
        threads = Executors.newScheduledThreadPool(2);
    }

    @AfterAll
    static void close() {
        rooms.close();
        threads.shutdownNow();
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        office = opened();
    }

    @AfterEach
    void endSubscriptions() throws SQLException {
        rooms.sql("update subscription set status = 'off'");
        receiver.close();
    }

    @Test
    void headersStoredBeforeThereWereKeysAreSealedAtStart() throws SQLException {
        office.subscribe(sub, receiver.address(), PayloadContent.ID_ONLY, null);
        assertThat(office.headers(sub).get(1)).doesNotContain("Bearer");
        office.storeOpenly(sub, "Authorization: Bearer old");
        assertThat(office.headers(sub).get(0)).isEqualTo("Authorization: Bearer old");

        assertThat(office.sealAll()).isEqualTo(1);

        assertThat(office.headers(sub).get(0)).isEqualTo("Authorization: Bearer old");
        assertThat(office.headers(sub).get(1)).startsWith("aes-gcm:").doesNotContain("Bearer");
        assertThat(office.sealAll()).as("once").isZero();
    }

    @Test
    void whoSubscribesIsGreetedThenToldInOrderWithoutGaps() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.ID_ONLY, null);
        for (int i = 1; i <= 5; i++) {
            office.consent(anna, "c-" + anna, i);
            office.log("ImagingStudy/x/_history/" + i);
        }

        office.until(() -> receiver.got().size() == 4);

        assertThat(receiver.got())
                .extracting(Receiver.Notification::type)
                .containsExactly("handshake", "event-notification", "event-notification", "event-notification");
        assertThat(receiver.got().stream().flatMap(each -> each.numbers().stream()))
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(receiver.got())
                .allSatisfy(each -> assertThat(each.authorization()).isEqualTo("Bearer of-" + sub));
        assertThat(receiver.got().get(3).bundle().toString())
                .contains("http://here/r4/Consent/c-" + anna + "/_history/5", "\"type\":\"history\"")
                .doesNotContain("\"resourceType\":\"Consent\"");
        assertThat(office.progress(sub).delivered()).isEqualTo(5);
    }

    @Test
    void whatWasRefusedIsSentAgainAndNothingOvertakesIt() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);
        receiver.answer(500, 503);
        office.consent(anna, "c-" + anna, 1);
        office.until(() -> office.progress(sub).tries() == 1);
        office.consent(ben, "c-" + ben, 1);

        office.settle();
        assertThat(receiver.got()).as("it waits").hasSize(2);
        later(Duration.ofSeconds(1));
        office.until(() -> office.progress(sub).tries() == 2);
        later(Duration.ofSeconds(2));
        office.until(() -> office.progress(sub).delivered() == 2);

        assertThat(receiver.got().stream().skip(1).map(Receiver.Notification::numbers))
                .extracting(Object::toString)
                .containsExactly("[1]", "[1, 2]", "[1, 2]");
        assertThat(office.progress(sub).failure()).isNull();
        assertThat(receiver.got().get(3).bundle().toString()).doesNotContain("Consent/");
    }

    @Test
    void anEndpointThatIsGoneIsGivenUpAndCanBeStartedAgainWithoutLoss() throws Exception {
        office.subscribe(sub, receiver.address(), PayloadContent.ID_ONLY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);
        String there = receiver.address();
        receiver.answer(500, 500, 500);
        office.consent(anna, "c-" + anna, 1);
        everyTryIsMade();

        assertThat(office.progress(sub).status()).isEqualTo(Status.ERROR);
        assertThat(office.resource(sub)).contains("\"status\":\"error\"", "status 500");
        assertThat(office.deadLetters())
                .filteredOn(letter -> letter.subscription().equals(sub))
                .singleElement()
                .satisfies(letter -> assertThat(letter.first()).isEqualTo(1));
        office.consent(anna, "c-" + anna, 2);
        office.settle();
        assertThat(receiver.got()).as("nothing more is sent").hasSize(1 + Office.TRIES);
        assertThat(office.progress(sub).events()).as("but counted").isEqualTo(2);

        office.replay(sub);
        office.until(() -> office.progress(sub).delivered() == 2);

        assertThat(there).isEqualTo(receiver.address());
        assertThat(receiver.got().get(4).type()).isEqualTo("handshake");
        assertThat(receiver.got().get(5).numbers()).containsExactly("1", "2");
        assertThat(office.deadLetters())
                .noneMatch(letter -> letter.subscription().equals(sub));
    }

    @Test
    void nobodyThereIsAFailureThatNamesNothing() throws InterruptedException {
        String there = receiver.address();
        receiver.close();

        office.subscribe(sub, there, PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).tries() == 1);

        assertThat(office.progress(sub).failure()).isEqualTo("The endpoint could not be reached");
        assertThat(office.progress(sub).status()).isEqualTo(Status.REQUESTED);
    }

    @Test
    void aSlowEndpointHoldsUpNobodyElse() throws Exception {
        try (Receiver other = new Receiver()) {
            receiver.hold();
            office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
            office.subscribe("other" + sub, other.address(), PayloadContent.EMPTY, null);
            office.consent(anna, "c-" + anna, 1);

            office.until(() -> office.progress("other" + sub).delivered() == 1);

            assertThat(receiver.got()).as("still thinks about the greeting").hasSize(1);
            receiver.letGo();
            office.until(() -> office.progress(sub).delivered() == 1);
        }
    }

    @Test
    void aRestartGoesOnWhereItWas() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.consent(anna, "c-" + anna, 1);
        office.until(() -> office.progress(sub).delivered() == 1);

        Office restarted = opened();
        restarted.consent(anna, "c-" + anna, 2);
        restarted.until(() -> restarted.progress(sub).delivered() == 2);

        assertThat(receiver.got().stream().flatMap(each -> each.numbers().stream()))
                .containsExactly("1", "2");
    }

    @Test
    void whatWasUnderWayWhenTheServerDiedIsSentAgain() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);
        office.consent(anna, "c-" + anna, 1);
        receiver.hold();
        office.round();

        Office restarted = opened();
        restarted.settle();
        assertThat(restarted.progress(sub).delivered()).as("its lease runs").isZero();
        receiver.letGo();
        later(Duration.ofSeconds(15));
        restarted.until(() -> restarted.progress(sub).delivered() == 1);

        office.settle();
        assertThat(office.progress(sub).delivered())
                .as("the dead server's answer changes nothing")
                .isEqualTo(1);
    }

    @Test
    void aFilterLeavesOthersOutAndTheNumbersWithoutGaps() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.ID_ONLY, ben);
        office.consent(anna, "c-" + anna, 1);
        office.consent(ben, "c-" + ben, 1);
        office.consent(anna, "c-" + anna, 2);
        office.consent(ben, "c-" + ben, 2);

        office.until(() -> office.progress(sub).delivered() == 2);

        assertThat(receiver.got().get(1).numbers()).containsExactly("1", "2");
        assertThat(receiver.got().get(1).bundle().toString())
                .doesNotContain(anna)
                .contains("c-" + ben);
    }

    @Test
    void aVersionIsOneEventHoweverManyNumbersThePatientHas() throws InterruptedException {
        // The log tells of it once for each number; each of these was once an event.
        office.subscribe(sub, receiver.address(), PayloadContent.ID_ONLY, null);
        office.consent(anna, "c-" + anna, 1);
        office.log("Consent/c-" + anna + "/_history/1");
        office.until(() -> office.progress(sub).delivered() == 1);
        office.log("Consent/c-" + anna + "/_history/1");
        office.consent(anna, "c-" + anna, 2);
        office.log("Consent/c-" + anna + "/_history/2");
        office.until(() -> office.progress(sub).delivered() == 2);

        assertThat(office.progress(sub).events()).isEqualTo(2);
        assertThat(receiver.got().stream().flatMap(each -> each.numbers().stream()))
                .containsExactly("1", "2");
    }

    @Test
    void aConsentThatIsSentWholeIsALookThePatientReadsOfOnce() throws InterruptedException {
        receiver.answer(200, 500);
        office.subscribe(sub, receiver.address(), PayloadContent.FULL_RESOURCE, null);
        office.consent(anna, "c-" + anna, 1);
        office.until(() -> office.progress(sub).tries() == 1);
        later(Duration.ofSeconds(1));
        office.until(() -> office.progress(sub).delivered() == 1);

        assertThat(receiver.got().get(2).bundle().toString()).contains("\"resourceType\":\"Consent\"");
        assertThat(office.looks()).containsExactly("Dana " + anna + " Consent/c-" + anna + "/_history/1");
    }

    @Test
    void whatCannotBePutOnRecordIsNotSentAndHoldsUpNobodyElse() throws Exception {
        // A look that could not be written down once stopped everybody's notifications.
        try (Receiver other = new Receiver()) {
            office.subscribe("a" + sub, receiver.address(), PayloadContent.FULL_RESOURCE, null);
            office.subscribe("b" + sub, other.address(), PayloadContent.EMPTY, null);
            office.consent(Office.UNTOLD + anna, "c-" + anna, 1);

            office.until(() -> office.progress("b" + sub).delivered() == 1
                    && office.progress("a" + sub).tries() == 1);

            assertThat(receiver.got()).extracting(Receiver.Notification::type).containsExactly("handshake");
            assertThat(office.progress("a" + sub).failure()).contains("could not be made");
        }
    }

    @Test
    void silenceIsBrokenByAHeartbeatWithoutEvents() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);

        later(Duration.ofMinutes(1));
        office.until(() -> receiver.got().size() == 2);

        assertThat(receiver.got().get(1).type()).isEqualTo("heartbeat");
        assertThat(receiver.got().get(1).numbers()).isEmpty();
    }

    @Test
    void itEndsWhenItsTimeIsOver() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);

        later(Duration.ofDays(30));
        office.settle();

        assertThat(office.progress(sub).status()).isEqualTo(Status.OFF);
        assertThat(office.resource(sub)).contains("\"status\":\"off\"");
    }

    @Test
    void aHostThatIsNoLongerAllowedIsNotCalled() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);

        Office stricter = new Office(rooms, now::get, threads, Set.of("hooks.example.org"));
        stricter.settle();

        assertThat(receiver.got()).isEmpty();
        assertThat(stricter.progress(sub).status()).isEqualTo(Status.ERROR);
        assertThat(stricter.progress(sub).failure()).contains("not allowed");
    }

    @Test
    void whatWaitsForAHostThatIsNoLongerAllowedIsADeadLetter() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);
        office.consent(anna, "c-" + anna, 1);
        office.consent(anna, "c-" + anna, 2);

        Office stricter = new Office(rooms, now::get, threads, Set.of("hooks.example.org"));
        stricter.settle();

        assertThat(stricter.progress(sub).status()).isEqualTo(Status.ERROR);
        assertThat(letter())
                .isEqualTo(new DeadLetter(sub, 1, 2, 1, "The endpoint's host is not allowed any more", NOON));
    }

    @Test
    void whatWaitsForAGreetingThatFailsIsADeadLetter() throws InterruptedException {
        receiver.answer(500, 500, 500);
        office.subscribe(sub, receiver.address(), PayloadContent.EMPTY, null);
        office.consent(anna, "c-" + anna, 1);
        everyTryIsMade();

        assertThat(office.progress(sub).status()).isEqualTo(Status.ERROR);
        assertThat(letter().first()).isEqualTo(1);
        assertThat(letter().last()).isEqualTo(1);
    }

    @Test
    void whatCannotBeMadeIsADeadLetterInTheEnd() throws InterruptedException {
        office.subscribe(sub, receiver.address(), PayloadContent.FULL_RESOURCE, null);
        office.until(() -> office.progress(sub).status() == Status.ACTIVE);
        office.consent(Office.UNTOLD + anna, "c-" + anna, 1);
        everyTryIsMade();

        assertThat(office.progress(sub).status()).isEqualTo(Status.ERROR);
        assertThat(letter().failure()).isEqualTo("The notification could not be made");
    }

    private DeadLetter letter() {
        return office.deadLetters().stream()
                .filter(letter -> letter.subscription().equals(sub))
                .findFirst()
                .orElseThrow();
    }

    private Office opened() {
        return new Office(rooms, now::get, threads, HERE);
    }

    private void later(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    private void everyTryIsMade() throws InterruptedException {
        for (int i = 1; i <= Office.TRIES; i++) {
            int tries = i;
            office.until(() -> office.progress(sub).tries() == tries);
            later(Duration.ofMinutes(1));
        }
    }
}
