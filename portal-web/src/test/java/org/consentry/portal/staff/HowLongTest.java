// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowLongTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            PT-5S,     minutes, 0
            PT59S,     minutes, 0
            PT59M59S,  minutes, 59
            PT1H,      hours,   1
            PT23H59M,  hours,   23
            P1D,       days,    1
            P40DT23H,  days,    40""")
    void theLargestUnitCounts(Duration time, String unit, long number) {
        Instant from = Instant.parse("2026-05-04T09:00:00Z");

        HowLong lasted = HowLong.between(from, from.plus(time));

        assertThat(lasted).isEqualTo(new HowLong(unit, number));
        assertThat(lasted.key()).isEqualTo("staff.long." + unit);
    }
}
