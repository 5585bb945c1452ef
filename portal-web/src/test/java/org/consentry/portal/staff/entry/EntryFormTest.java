// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consentry.portal.staff.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFormTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @Test
    void anEmptyFormHasAMistakeAtEachField() {
        assertThat(EntryForm.of(Map.of()).mistakes(TODAY, "1961-04-09"))
                .extracting(Mistake::field)
                .containsExactly("channel-paper", "day", "ai-yes", "research-yes");
    }

    /** What nobody can pick on the page is as if nothing was picked. */
    @Test
    void aValueThatTheFormDoesNotHaveIsNone() {
        EntryForm form = EntryForm.of(Map.of("channel", "correction", "ai", "none", "research", "no"));

        assertThat(form).isEqualTo(new EntryForm("", "", "", "no"));
    }

    @Test
    void whoChoseNothingEntersNothing() {
        assertThat(new EntryForm("phone", "2026-11-22", "same", "same").mistakes(TODAY, ""))
                .containsExactly(new Mistake("ai-yes", "staff.error.entry.nothing"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-22, 1961-04-09, -
            11/22/2026, 1961-04-09, -
            1961-04-09, 1961-04-09, -
            1961-04-08, 1961-04-09, born
            1961-03-31, 1961-04,    born
            1961-04-01, 1961-04,    -
            1960-12-31, 1961,       born
            1900-01-01, '',         -
            2026-11-23, 1961-04-09, future
            2026-11,    1961-04-09, day
            '',         1961-04-09, day
            11/22/26,   1961-04-09, day
            """)
    void theDayIsADayFromBirthToToday(String day, String born, String mistake) {
        assertThat(new EntryForm("paper", day, "no", "same").mistakes(TODAY, born))
                .extracting(Mistake::key)
                .isEqualTo(mistake == null ? List.of() : List.of("staff.error.entry." + mistake));
    }
}
