// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatesTest {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final Messages MESSAGES = new Messages();

    private final Dates english = new Dates(EASTERN, Languages.ENGLISH, MESSAGES);
    private final Dates spanish = new Dates(EASTERN, Languages.SPANISH, MESSAGES);

    @Test
    void datesAreInWordsNeverNumeric() {
        assertThat(english.date(LocalDate.parse("2026-03-14"))).isEqualTo("March 14, 2026");
        assertThat(spanish.date(LocalDate.parse("2026-03-14"))).isEqualTo("14 de marzo de 2026");
    }

    @Test
    void aTimeNamesTheZoneOfTheHospital() {
        Instant afternoon = Instant.parse("2026-11-22T19:05:00Z");

        assertThat(english.time(afternoon)).isEqualTo("2:05 PM Eastern Time");
        assertThat(spanish.time(afternoon)).startsWith("14:05 ").contains("oriental");
    }

    @Test
    void theDayIsTheOneAtTheHospital() {
        assertThat(english.date(Instant.parse("2026-03-15T02:00:00Z"))).isEqualTo("March 14, 2026");
    }

    @Test
    void inTheHourThatComesTwiceItSaysWhichOfTheTwo() {
        assertThat(english.time(Instant.parse("2026-11-01T05:30:00Z"))).contains("1:30 AM", "first");
        assertThat(english.time(Instant.parse("2026-11-01T06:30:00Z"))).contains("1:30 AM", "second");
    }

    @Test
    void onTheSameDayTheTimeIsEnough() {
        Instant now = Instant.parse("2026-11-22T19:05:00Z");

        assertThat(english.timeNear(Instant.parse("2026-11-22T19:04:00Z"), now)).isEqualTo("2:04:00 PM Eastern Time");
        assertThat(english.timeNear(Instant.parse("2026-11-20T19:04:00Z"), now))
                .isEqualTo("November 20, 2026, at 2:04 PM Eastern Time");
    }
}
