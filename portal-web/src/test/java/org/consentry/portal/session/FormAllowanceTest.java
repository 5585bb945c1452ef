// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A signed-in person, or a program in that person's name, could send forms without end. */
class FormAllowanceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    @Test
    void aMinutesFormsAreThereAtOnceAndThenOneAfterTheOther() {
        var allowance = new FormAllowance(30, now::get);

        assertThat(IntStream.range(0, 30).mapToObj(i -> allowance.take("anna"))).containsOnly(Duration.ZERO);
        assertThat(allowance.take("anna")).isEqualTo(Duration.ofSeconds(2));
        assertThat(allowance.take("ben")).isEqualTo(Duration.ZERO);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(allowance.take("anna")).isEqualTo(Duration.ZERO);
        assertThat(allowance.take("anna")).isPositive();
    }

    @Test
    void aBucketIsNeverMoreThanFull() {
        var allowance = new FormAllowance(2, now::get);
        allowance.take("anna");

        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(IntStream.range(0, 2).mapToObj(i -> allowance.take("anna"))).containsOnly(Duration.ZERO);
        assertThat(allowance.take("anna")).isPositive();
    }

    @Test
    void onlySoManyAreKeptAndTheOneUsedLongestAgoMakesRoom() {
        var allowance = new FormAllowance(1, now::get);
        allowance.take("anna");
        allowance.take("ben");
        IntStream.range(2, FormAllowance.MOST).forEach(i -> allowance.take("account-" + i));

        allowance.take("anna");
        allowance.take("one-more");

        assertThat(allowance.take("anna")).isPositive();
        assertThat(allowance.take("ben")).isEqualTo(Duration.ZERO);
    }
}
