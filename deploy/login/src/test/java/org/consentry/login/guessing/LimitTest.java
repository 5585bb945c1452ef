// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({"0, 600, 30, 900", "5, 0, 30, 900", "5, 600, 0, 900", "5, 600, 30, 29", "5, 600, 30, 86401"})
    void aLimitThatWouldNotHoldOrNeverEndIsRefused(int wrong, int forgets, int first, int longest) {
        assertThatThrownBy(() -> new Limit(
                        wrong, Duration.ofSeconds(forgets), Duration.ofSeconds(first), Duration.ofSeconds(longest)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }
}
