// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterMappingTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-30,                2026-06-30T03:59:59Z,     false
            2026-06-30,                2026-06-30T04:00:00Z,     true
            2026-06,                   2026-06-01T03:59:59Z,     false
            2026-06,                   2026-06-01T04:00:00Z,     true
            2026-06-30T12:00:00-04:00, 2026-06-30T15:59:59Z,     false
            2026-06-30T12:00:00-04:00, 2026-06-30T16:00:00Z,     true
            """)
    void aMembershipBeginsWithItsFirstDayAtTheHospital(String start, Instant now, boolean runs) {
        Period period = new Period().setStartElement(new DateTimeType(start));

        assertThat(RosterMapping.runs(period, now, NEW_YORK)).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-30,                2026-06-30T12:00:00Z,     true
            2026-06-30,                2026-07-01T03:59:59.999999Z, true
            2026-06-30,                2026-07-01T04:00:00Z,     false
            2026,                      2027-01-01T04:59:59Z,     true
            2026,                      2027-01-01T05:00:00Z,     false
            2026-06-30T12:00:00-04:00, 2026-06-30T16:00:00Z,     true
            2026-06-30T12:00:00-04:00, 2026-06-30T16:00:01Z,     false
            """)
    void aMembershipEndsWithItsLastDayAtTheHospital(String end, Instant now, boolean runs) {
        // The last day was once none at all, and days were those of the server's clock.
        Period period = new Period().setEndElement(new DateTimeType(end));

        assertThat(RosterMapping.runs(period, now, NEW_YORK)).isEqualTo(runs);
    }
}
