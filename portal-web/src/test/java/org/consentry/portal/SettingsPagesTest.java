// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What patients read where they pick notes about sharing. */
class SettingsPagesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    @Test
    void withoutAPickNothingIsPreselectedAndThePageSaysWhatHolds() {
        assertThat(main("alerts-NONE", Locale.ENGLISH))
                .contains("type=\"radio\"")
                .doesNotContain("checked");
        assertThat(words("alerts-NONE", Locale.ENGLISH))
                .contains("Right now: You have not picked yet. We send you no notes when we share a scan.");
        assertThat(words("alerts-NONE", SPANISH)).contains("Todavía no eligió. No le avisamos");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    alerts-EACH,  each,  We send you a note each time. You picked this on March 3
                    alerts-MONTH, month, We send you one note a month. You picked this on March 3
                    alerts-OFF,   off,   We send you no notes when we share a scan. You picked this on March 3
                    """)
    void whatWasPickedIsSaidAndPreselected(String page, String value, String now) {
        assertThat(words(page, Locale.ENGLISH)).contains("Right now: " + now);
        assertThat(main(page, Locale.ENGLISH)).containsPattern("value=\"" + value + "\"[^>]*checked");
        assertThat(main(page, Locale.ENGLISH).split(" checked=", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    alerts-NO_MAIL,    We do not send notes by email.
                    alerts-NO_ADDRESS, There is no email address on your record.
                    """)
    void wherePicksDoNothingThereAreNone(String page, String said) {
        assertThat(words(page, Locale.ENGLISH)).contains(said).doesNotContain("Right now");
        assertThat(main(page, Locale.ENGLISH)).doesNotContain("<form").doesNotContain("radio");
    }

    @Test
    void afterAConflictThePageKeepsThePickAndShowsWhatHolds() {
        assertThat(words("alerts-CONFLICT", Locale.ENGLISH)).contains("Right now: We send you one note a month.");
        assertThat(RenderedPages.render(RenderedPages.page("alerts-CONFLICT"), Locale.ENGLISH))
                .contains("This was changed in some other place just now.")
                .containsPattern("value=\"off\"[^>]*checked");
    }

    @Test
    void whereTheServerDoesNotAnswerThePickIsKept() {
        assertThat(words("alerts-away", Locale.ENGLISH)).contains("We cannot show what you picked right now.");
        assertThat(RenderedPages.render(RenderedPages.page("alerts-away"), Locale.ENGLISH))
                .contains("We could not save this. Nothing has changed.")
                .containsPattern("value=\"each\"[^>]*checked");
    }

    @Test
    void theWayToTheSignInIsThereWhereThereIsOne() {
        assertThat(main("settings", Locale.ENGLISH)).contains("href=\"/settings/sign-in\"");
        assertThat(main("settings-no-account", Locale.ENGLISH)).doesNotContain("sign-in", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "sharing", "choices", "questions", "settings"})
    void settingsAreOnEveryPageOfAPatientAndOnNoOther(String page) {
        assertThat(RenderedPages.render(RenderedPages.page(page), Locale.ENGLISH))
                .contains("href=\"/settings\"");
        assertThat(RenderedPages.render(RenderedPages.page("start"), Locale.ENGLISH))
                .doesNotContain("href=\"/settings\"");
        assertThat(RenderedPages.render(RenderedPages.page("company-staff"), Locale.ENGLISH))
                .doesNotContain("href=\"/settings\"");
    }
}
