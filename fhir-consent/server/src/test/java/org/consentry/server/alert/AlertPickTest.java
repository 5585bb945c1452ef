// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a note about what was shared goes out. */
class AlertPickTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** A batch of a night is one note, and so is a day with many batches. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-15T12:00:00Z,                     , 2026-06-15T13:00:00Z
            2026-06-15T12:00:00Z, 2026-06-01T08:00:00Z, 2026-06-15T13:00:00Z
            2026-06-15T12:00:00Z, 2026-06-15T11:30:00Z, 2026-06-16T11:30:00Z
            2026-06-15T12:00:00Z, 2026-06-14T12:59:00Z, 2026-06-15T13:00:00Z
            2026-06-15T12:00:00Z, 2026-06-14T13:01:00Z, 2026-06-15T13:01:00Z
            """)
    void eachTimeIsToldWithinTheHourAndAtMostOnceADay(Instant now, @Nullable Instant last, Instant due) {
        assertThat(AlertPick.EACH.due(now, last, HOUR, NEW_YORK)).hasValue(due);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-15T12:00:00Z, 2026-07-01T13:00:00Z
            2026-12-31T23:59:00Z, 2027-01-01T14:00:00Z
            2027-01-01T04:59:59Z, 2027-01-01T14:00:00Z
            2027-01-01T05:00:00Z, 2027-02-01T14:00:00Z
            2026-07-01T13:00:00Z, 2026-08-01T13:00:00Z
            """)
    void aMonthIsToldOnTheFirstMorningOfTheNextAtTheHospital(Instant now, Instant due) {
        assertThat(AlertPick.MONTH.due(now, null, HOUR, NEW_YORK)).hasValue(due);
        assertThat(AlertPick.MONTH.due(now, now, HOUR, NEW_YORK)).hasValue(due);
    }

    @Test
    void offIsNeverTold() {
        assertThat(AlertPick.OFF.due(Instant.EPOCH, null, HOUR, NEW_YORK)).isEmpty();
    }

    @Test
    void aCodeThatIsNoneIsNoPick() {
        assertThat(AlertPick.of("each")).hasValue(AlertPick.EACH);
        assertThat(AlertPick.of("EACH")).isEmpty();
        assertThat(AlertPick.of("weekly")).isEmpty();
    }
}
