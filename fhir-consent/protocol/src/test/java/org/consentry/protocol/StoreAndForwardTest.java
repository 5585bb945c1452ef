// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreAndForwardTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            08:00, 17:00, 07:59, false
            08:00, 17:00, 08:00, true
            08:00, 17:00, 16:59, true
            08:00, 17:00, 17:00, false
            20:00, 06:00, 19:59, false
            20:00, 06:00, 20:00, true
            20:00, 06:00, 00:00, true
            20:00, 06:00, 05:59, true
            20:00, 06:00, 06:00, false
            """)
    void scansLeaveWithinTheHoursAlsoOverMidnight(LocalTime from, LocalTime until, LocalTime hour, boolean open) {
        assertThat(new StoreAndForward(from, until, 0).isOpen(hour)).isEqualTo(open);
    }

    @Test
    void withoutHoursTheyMayLeaveAlways() {
        assertThat(StoreAndForward.ANY_TIME.isOpen(LocalTime.MIDNIGHT)).isTrue();
    }

    @Test
    void aStudyRestsForSoLongOrNotAtAll() {
        assertThat(StoreAndForward.ANY_TIME.studyRest()).isEmpty();
        assertThat(StoreAndForward.ANY_TIME.resting(StoreAndForward.MOST_REST).studyRest())
                .contains(Duration.ofDays(1));
    }

    @Test
    void halfAWindowAnEmptyOneAndALimitOutOfRangeAreRefused() {
        LocalTime noon = LocalTime.NOON;
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(noon, null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(null, noon, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(noon, noon, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(null, null, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreAndForward(null, null, StoreAndForward.LEAST_KILOBYTES - 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreAndForward(null, null, StoreAndForward.MOST_KILOBYTES + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(null, null, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreAndForward(null, null, 0, 91));
        assertThatIllegalArgumentException().isThrownBy(() -> StoreAndForward.ANY_TIME.resting(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreAndForward.ANY_TIME.resting(StoreAndForward.MOST_REST + 1));
    }
}
