// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing bounded how many calls one account makes in a minute. */
class AllowanceTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    @Test
    void aMinutesCallsAreThereAtOnceAndThenOneAfterTheOther() {
        Allowance allowance = new Allowance(60, now::get);

        assertThat(IntStream.range(0, 60).mapToObj(i -> allowance.take("anna"))).containsOnly(Duration.ZERO);
        assertThat(allowance.take("anna")).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofMillis(999));
        assertThat(allowance.take("anna")).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(allowance.take("anna")).isEqualTo(Duration.ZERO);
        assertThat(allowance.take("anna")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anAccountThatSpendsItsCallsTakesNoneOfAnother() {
        Allowance allowance = new Allowance(1, now::get);

        allowance.take("anna");

        assertThat(allowance.take("anna")).isPositive();
        assertThat(allowance.take("ben")).isEqualTo(Duration.ZERO);
    }

    @Test
    void aBucketIsNeverMoreThanFull() {
        Allowance allowance = new Allowance(2, now::get);
        allowance.take("anna");

        pass(Duration.ofHours(1));

        assertThat(allowance.take("anna")).isEqualTo(Duration.ZERO);
        assertThat(allowance.take("anna")).isEqualTo(Duration.ZERO);
        assertThat(allowance.take("anna")).isPositive();
    }

    @Test
    void onlySoManyBucketsAreKeptAndTheOneUsedLongestAgoMakesRoom() {
        Allowance allowance = new Allowance(1, now::get);
        allowance.take("anna");
        allowance.take("ben");
        IntStream.range(2, Allowance.MOST).forEach(i -> allowance.take("account-" + i));

        // Was refused, and is known from this minute on.
        allowance.take("anna");
        allowance.take("one-more");

        assertThat(allowance.take("anna")).isPositive();
        assertThat(allowance.take("ben")).isEqualTo(Duration.ZERO);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
