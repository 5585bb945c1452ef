// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1, 1
                    2, 2
                    5, 16
                    9, 256
                    10, 300
                    100, 300
                    """)
    void pausesDoubleUpToTheLongestAndDifferByChance(int failures, int seconds) {
        var pauses = IntStream.range(0, 200)
                .mapToObj(i -> backoff.pause(failures, random))
                .toList();

        assertThat(pauses)
                .allMatch(pause -> pause.compareTo(Duration.ofMillis(seconds * 500L)) >= 0
                        && pause.compareTo(Duration.ofSeconds(seconds)) <= 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(20);
    }
}
