// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.consentry.server.access.answer.BusyException;
import org.junit.jupiter.api.Test;

/** Any number of large bodies were checked at once, and everybody else waited. */
class TurnstileTest {
    private static final int SHORT = 100;

    @Test
    void whoFindsNoPlaceInTimeIsSentAwayAndThePlaceIsFreeAfterwards() {
        Turnstile turnstile = new Turnstile(1, 1, Duration.ZERO);

        turnstile.pass(SHORT, () -> {
            assertThatExceptionOfType(BusyException.class).isThrownBy(() -> turnstile.pass(SHORT, () -> "in"));
            return "out";
        });

        assertThat(turnstile.pass(SHORT, () -> "in")).isEqualTo("in");
    }

    @Test
    void aShortTextFindsAPlaceWhileLargeOnesWait() {
        Turnstile turnstile = new Turnstile(2, 1, Duration.ZERO);

        turnstile.pass(Turnstile.LARGE, () -> {
            assertThatExceptionOfType(BusyException.class)
                    .isThrownBy(() -> turnstile.pass(Turnstile.LARGE, () -> "large"));
            assertThat(turnstile.pass(SHORT, () -> "no")).isEqualTo("no");
            return "done";
        });
    }

    @Test
    void aPlaceIsFreeAgainAfterAFailure() {
        Turnstile turnstile = new Turnstile(1, 1, Duration.ZERO);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> turnstile.pass(Turnstile.LARGE, () -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(turnstile.pass(Turnstile.LARGE, () -> "in")).isEqualTo("in");
    }
}
