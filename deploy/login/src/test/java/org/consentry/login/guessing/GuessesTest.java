// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessesTest {
    private static final String HOME = "192.0.2.1";
    private static final String CLINIC = "192.0.2.2";
    private static final GuessingLimits LIMITS = new GuessingLimits(limit(3), limit(8));

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Guesses guesses = new Guesses(() -> now, 1000);

    private static Limit limit(int wrong) {
        return new Limit(wrong, Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofMinutes(15));
    }

    @Test
    void theOwnerSignsInElsewhereWhileWhoGuessesWaits() {
        wrong(CLINIC, "anna", 3);

        assertThat(begin(CLINIC, "anna")).isEqualTo(Duration.ofSeconds(30));
        assertThat(begin(HOME, "anna")).isZero();
    }

    @Test
    void othersAtTheAddressOfOneWhoGuessesOneNameAreNotHeld() {
        wrong(CLINIC, "anna", 3);

        assertThat(begin(CLINIC, "ben")).isZero();
    }

    @Test
    void manyNamesOfOneAddressCountTogether() {
        IntStream.range(0, 8).forEach(i -> wrong(CLINIC, "somebody-" + i, 1));

        assertThat(begin(CLINIC, "ben")).isEqualTo(Duration.ofSeconds(30));
        assertThat(begin(HOME, "ben")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"3, 30", "4, 60", "5, 120", "6, 240", "7, 480", "8, 900", "9, 900"})
    void eachFurtherWrongTryDoublesTheWaitUpToTheLongest(int tries, int seconds) {
        GuessingLimits one = new GuessingLimits(limit(3), limit(1000));
        Duration last = Duration.ZERO;
        for (int i = 0; i < tries; i++) {
            // Faster than anybody can, so that nothing is forgotten in between.
            last = guesses.end(anna(HOME), TryOutcome.WRONG, one);
        }

        assertThat(last).hasSeconds(seconds);
        assertThat(guesses.begin(anna(HOME), one)).hasSeconds(seconds);
    }

    @Test
    void theWaitEndsWithItsLastSecond() {
        wrong(HOME, "anna", 3);

        now = now.plusMillis(29_999);
        assertThat(begin(HOME, "anna")).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        assertThat(begin(HOME, "anna")).isZero();
    }

    @Test
    void triesThatWaitDoNotMakeTheWaitLonger() {
        wrong(HOME, "anna", 3);

        IntStream.range(0, 50).forEach(i -> begin(HOME, "anna"));
        now = now.plusSeconds(30);

        assertThat(begin(HOME, "anna")).isZero();
    }

    @Test
    void oneWrongTryIsForgottenAfterEachTenMinutes() {
        wrong(HOME, "anna", 2);

        now = now.plusSeconds(599);
        assertThat(guesses.end(anna(HOME), TryOutcome.WRONG, LIMITS)).hasSeconds(30);
        now = now.plusSeconds(1);
        assertThat(guesses.end(anna(HOME), TryOutcome.WRONG, LIMITS)).hasSeconds(30);
        now = now.plusSeconds(1200);
        assertThat(guesses.end(anna(HOME), TryOutcome.WRONG, LIMITS)).isZero();
    }

    @Test
    void whoGoesOnForADayGetsOneTryInTenMinutes() {
        int tries = 0;
        Instant end = now.plus(Duration.ofDays(1));
        while (now.isBefore(end)) {
            Duration wait = begin(HOME, "anna");
            if (wait.isZero()) {
                guesses.end(anna(HOME), TryOutcome.WRONG, LIMITS);
                tries++;
            } else {
                now = now.plus(wait);
            }
        }

        assertThat(tries).isBetween(140, 155);
    }

    /** Hospitals have one address for many: those who mistype and then get it right must not add up. */
    @Test
    void whoSignsInIsForgivenTheirOwnWrongTries() {
        for (int i = 0; i < 100; i++) {
            String patient = "patient-" + i;
            wrong(CLINIC, patient, 2);
            right(CLINIC, patient);
        }

        assertThat(begin(CLINIC, "ben")).isZero();
    }

    /** Else one who has an account of their own signs in after each guess, and never waits. */
    @Test
    void whoSignsInIsNotForgivenWhatWasTriedWithOtherNames() {
        for (int i = 0; i < 8; i++) {
            right(CLINIC, "mallory");
            wrong(CLINIC, "somebody-" + i, 1);
        }

        assertThat(begin(CLINIC, "mallory")).isPositive();
    }

    @Test
    void aRightPasswordForgivesNoWrongCodes() {
        Try code = new Try(HOME, "dana", Step.CODE);
        IntStream.range(0, 3).forEach(i -> guesses.end(code, TryOutcome.WRONG, LIMITS));

        right(HOME, "dana");

        assertThat(guesses.begin(code, LIMITS)).hasSeconds(30);
    }

    /** Many at once would all be looked at before the first was known to be wrong. */
    @Test
    void noMoreAreLookedAtAtOnceThanMayStillBeWrong() {
        assertThat(IntStream.range(0, 50).filter(i -> begin(HOME, "anna").isZero()))
                .hasSize(3);
        IntStream.range(0, 3).forEach(i -> guesses.end(anna(HOME), TryOutcome.WRONG, LIMITS));

        assertThat(begin(HOME, "anna")).hasSeconds(30);
    }

    @Test
    void afterTheWaitOneAtATimeIsLookedAt() {
        wrong(HOME, "anna", 3);
        now = now.plusSeconds(30);

        assertThat(IntStream.range(0, 50).filter(i -> begin(HOME, "anna").isZero()))
                .hasSize(1);
    }

    @Test
    void anAddressThatManyShareHasTenTimesAsManyTries() {
        IntStream.range(0, 79)
                .forEach(i -> guesses.end(
                        new Try(CLINIC, "somebody-" + i, Step.PASSWORD), TryOutcome.WRONG, LIMITS.whereShared()));

        assertThat(guesses.begin(anna(CLINIC), LIMITS.whereShared())).isZero();
        assertThat(guesses.end(anna(CLINIC), TryOutcome.WRONG, LIMITS.whereShared()))
                .hasSeconds(30);
    }

    @Test
    void namesAreTheSameHoweverTheyAreTyped() {
        wrong(HOME, "anna", 2);
        wrong(HOME, " ANNA ", 1);

        assertThat(begin(HOME, "Anna")).isPositive();
    }

    @Test
    void hostileAddressesTakeBoundedMemory() {
        for (int i = 0; i < 10_000; i++) {
            wrong("10.0." + i / 256 + "." + i % 256, "x".repeat(10_000) + i, 1);
        }

        assertThat(guesses.size()).isEqualTo(2000);
    }

    /** Else somebody who must wait anyway could have others' waits forgotten. */
    @Test
    void whoWaitsPushesNobodyOutOfMemory() {
        wrong(CLINIC, "anna", 3);
        IntStream.range(0, 8).forEach(i -> wrong(HOME, "somebody-" + i, 1));

        IntStream.range(0, 10_000).forEach(i -> begin(HOME, "name-" + i));

        assertThat(begin(CLINIC, "anna")).isPositive();
    }

    @Test
    void choosingAnAuthenticatorIsNoWrongTry() {
        for (int i = 0; i < 20; i++) {
            assertThat(begin(HOME, "dana")).isZero();
            assertThat(guesses.end(new Try(HOME, "dana", Step.PASSWORD), TryOutcome.NOTHING, LIMITS))
                    .isZero();
        }

        assertThat(guesses.size()).isZero();
    }

    @Test
    void whoSignsInLeavesNothingBehind() {
        wrong(HOME, "anna", 2);

        right(HOME, "anna");

        assertThat(guesses.size()).isZero();
    }

    private static Try anna(String address) {
        return new Try(address, "anna", Step.PASSWORD);
    }

    private Duration begin(String address, String name) {
        return guesses.begin(new Try(address, name, Step.PASSWORD), LIMITS);
    }

    private void wrong(String address, String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(begin(address, name)).isZero();
            guesses.end(new Try(address, name, Step.PASSWORD), TryOutcome.WRONG, LIMITS);
        }
    }

    private void right(String address, String name) {
        assertThat(begin(address, name)).isZero();
        guesses.end(new Try(address, name, Step.PASSWORD), TryOutcome.RIGHT, LIMITS);
    }
}
