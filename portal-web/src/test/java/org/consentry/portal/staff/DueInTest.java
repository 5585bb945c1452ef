// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueInTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-22, staff.due.today, 0
            2026-11-23, staff.due.open,  1
            2026-12-01, staff.due.open,  9
            2026-11-21, staff.due.late,  1
            2026-10-22, staff.due.late,  31""")
    void theDaysAreCountedFromToday(LocalDate due, String key, long days) {
        DueIn in = DueIn.of(due, LocalDate.parse("2026-11-22"));

        assertThat(in.key()).isEqualTo(key);
        assertThat(in.days()).isEqualTo(days);
        assertThat(in.late()).isEqualTo(key.endsWith("late"));
    }
}
