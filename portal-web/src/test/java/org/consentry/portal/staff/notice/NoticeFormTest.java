// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.staff.Mistake;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff may tell patients, and what is said of a form that the server would not take. */
class NoticeFormTest {
    private static final Set<String> GROUPS = Set.of("northlight");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            gap,     '',         03/01/2026, '',         -
            gap,     '',         2026-03-01, 3/1/2026,   -
            outage,  northlight, 03/01/2026, '',         company.none
            company, '',         03/01/2026, '',         company
            company, nobody,     03/01/2026, '',         company.none
            company, northlight, 03/01/2026, '',         -
            breach,  northlight, 03/01/2026, '',         to
            breach,  northlight, 03/01/2026, 03/02/2026, -
            storm,   '',         03/01/2026, '',         kind
            gap,     '',         March,      '',         from
            gap,     '',         03/02/2026, 03/01/2026, to.early
            gap,     '',         03/02/2026, never,      to
            """)
    void aMistakeIsNamed(String kind, String company, String from, String to, @Nullable String mistake) {
        NoticeForm form = new NoticeForm(kind, company, from, to, "Two days are missing.", "Faltan dos días.");

        assertThat(form.mistakes(GROUPS))
                .map(Mistake::key)
                .isEqualTo(mistake == null ? List.of() : List.of("staff.error.notices." + mistake));
    }

    @Test
    void bothTextsMustBeThere() {
        NoticeForm form = new NoticeForm("gap", "", "03/01/2026", "", "Short.", "x".repeat(NoticeForm.LONGEST + 1));

        assertThat(form.mistakes(GROUPS)).map(Mistake::field).containsExactly("en", "es");
    }

    @Test
    void whatIsTypedInParagraphsIsToldInOne() {
        NoticeForm form = NoticeForm.of(Map.of(
                "kind",
                "gap",
                "from",
                " 03/01/2026 ",
                "en",
                " Two days\r\n\r\nare missing. ",
                "es",
                "Faltan dos días."));

        Notice told = form.notice("");

        assertThat(form.mistakes(GROUPS)).isEmpty();
        assertThat(told.english()).isEqualTo("Two days are missing.");
        assertThat(told.from()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(told.to()).isEmpty();
    }
}
