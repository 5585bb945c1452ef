// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.replica.Entries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a route is tried, and how fast an object goes. */
class PaceTest {
    private static final int KILOBYTES_PER_SECOND = 10;

    private final AtomicLong ticks = new AtomicLong();
    private final SortedSet<String> none = new TreeSet<>();
    private final QueueEntry entry = new QueueEntry(
            "id",
            new WaitingFacts(Entries.NOON.wall(), 1, Waiting.SUBJECT, Waiting.CT, "2.25.1", none, null, null),
            0,
            0);

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "9, 600", "100, 600", "2147483647, 600"})
    void pausesDoubleUpToTheLongest(int failures, int seconds) {
        BackOff backOff = new BackOff(Duration.ofMinutes(10), new Random(1));
        Duration expected = Duration.ofSeconds(seconds);

        for (int i = 0; i < 100; i++) {
            assertThat(backOff.after(failures))
                    .isBetween(
                            expected.multipliedBy(8).dividedBy(10),
                            expected.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void pausesAreNotAllAlike() {
        BackOff backOff = new BackOff(Duration.ofMinutes(10), new Random(1));

        assertThat(backOff.after(1)).isNotEqualTo(backOff.after(1));
    }

    @Test
    void anObjectGetsItsShareOfTheLineAndAllOfItArrives() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(2).nextBytes(bytes);

        byte[] arrived;
        try (Throttled throttled = throttled(bytes, KILOBYTES_PER_SECOND)) {
            arrived = throttled.readAllBytes();
        }

        assertThat(arrived).isEqualTo(bytes);
        assertThat(Duration.ofNanos(ticks.get())).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void withoutALimitNobodyWaits() throws IOException {
        try (Throttled throttled = throttled(new byte[100_000], 0)) {
            assertThat(throttled.readAllBytes()).hasSize(100_000);
        }
        assertThat(ticks.get()).isZero();
    }

    @Test
    void aNoEndsAnObjectAlsoWhileItWaitsForItsShare() throws IOException {
        try (Throttled throttled = throttled(new byte[100_000], KILOBYTES_PER_SECOND)) {
            assertThat(throttled.readNBytes(50_000)).hasSize(50_000);
            entry.stopped = true;
            assertThatThrownBy(throttled::read).isInstanceOf(Throttled.StoppedException.class);
        }
    }

    private Throttled throttled(byte[] bytes, int kilobytesPerSecond) {
        return new Throttled(
                new ByteArrayInputStream(bytes),
                entry,
                kilobytesPerSecond,
                ticks::get,
                length -> ticks.addAndGet(length.toNanos()));
    }
}
