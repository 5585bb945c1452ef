// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateTest {
    @ParameterizedTest(name = "sent {0} in {1}: due {2}")
    @CsvSource(textBlock = """
            2026-11-23T15:00:00Z, America/New_York, 2026-11-30
            2026-11-27T15:00:00Z, America/New_York, 2026-12-04
            2026-11-28T15:00:00Z, America/New_York, 2026-12-04
            2026-11-29T15:00:00Z, America/New_York, 2026-12-04
            2026-11-24T03:00:00Z, America/New_York, 2026-11-30
            2026-11-24T03:00:00Z, UTC,              2026-12-01
            2026-12-28T12:00:00Z, UTC,              2027-01-04
            """)
    void anAnswerIsDueOnTheFifthWorkDayAfterTheHospitalsDay(Instant sent, ZoneId zone, LocalDate due) {
        assertThat(DueDate.of(sent, zone)).isEqualTo(due);
    }
}
