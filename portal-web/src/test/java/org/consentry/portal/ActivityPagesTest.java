// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What patients read of who looked at their page, and how they ask about it. */
class ActivityPagesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    /** Home had the day and neither the time nor what was opened. */
    @Test
    void eachLookHasItsDayAndTimeWhoWhyAndWhat() {
        assertThat(words("activity", Locale.ENGLISH))
                .contains("Looks 1 to 3 of 3, newest first.")
                .contains("November 20, 2026, at 10:00 AM Eastern Time Who: Dana Reyes. "
                        + "The last look that day was at 10:20 AM Eastern Time. Why: To look into a complaint "
                        + "What they opened or did: your page, your choices, the list of who got your scans, your questions, "
                        + "what you asked us to delete, facts about your scans, a request to open your page, which is "
                        + "closed, a yes to someone else who asked to open your page, a no to someone else who asked to "
                        + "open your page, other facts about you. "
                        + "They may have opened more.")
                .contains("Why: To answer a question of the patient What they opened or did: your page.");
        assertThat(words("activity", SPANISH))
                .contains("20 de noviembre de 2026", "Quién: Dana Reyes.", "Qué abrió o hizo: su página");
    }

    @Test
    void aShortLookHasOneTimeAndNothingOfItIsAlsoMarkup() {
        String page = main("activity", Locale.ENGLISH);

        assertThat(page.split("The last look that day", -1)).hasSize(2);
        assertThat(page.split("They may have opened more", -1)).hasSize(2);
        assertThat(page).contains("Dana &lt;b&gt;Reyes&lt;/b&gt;", "To &lt;b&gt;test&lt;/b&gt;");
    }

    /** What stands in an address is in histories and logs. */
    @Test
    void theWayToAskNamesTheLookByItsIdAndNobodyAndNoReason() {
        assertThat(main("activity", Locale.ENGLISH))
                .contains("href=\"/questions/new?look=look1\"", "href=\"/questions/new?look=look2\"")
                .doesNotContainPattern("href=\"[^\"]*(?i:dana|complaint|reyes)");
    }

    @Test
    void theQuestionBeginsWithWhoAndWhen() {
        assertThat(words("question-new-look", Locale.ENGLISH))
                .contains(
                        "I do not know why Dana Reyes looked at my page on November 20, 2026, at 10:00 AM Eastern Time.");
        assertThat(words("question-new-look", SPANISH)).contains("No sé por qué Dana Reyes miró mi página");
        assertThat(words("question-new-look-some", Locale.ENGLISH))
                .contains("I do not know why someone looked at my page.");
    }

    @Test
    void aLongListHasPages() {
        assertThat(main("activity-page", Locale.ENGLISH))
                .contains("Looks 26 to 27 of 60", "Page 2 of 3", "href=\"/activity\"", "href=\"/activity?page=3\"");
        assertThat(main("activity", Locale.ENGLISH)).doesNotContain("govuk-pagination");
    }

    @Test
    void noLooksAndAnUnknownListAreToldApart() {
        assertThat(words("activity-empty", Locale.ENGLISH))
                .contains("No one on our privacy team has looked at your page.")
                .doesNotContain("We cannot show", "newest first");
        assertThat(words("activity-away", Locale.ENGLISH))
                .contains("We cannot show right now who looked at your page.")
                .doesNotContain("No one on our privacy team");
    }

    @Test
    void homeAndSettingsLeadThere() {
        assertThat(main("home", Locale.ENGLISH)).contains("href=\"/activity\"");
        assertThat(main("home-away", Locale.ENGLISH)).doesNotContain("href=\"/activity\"");
        assertThat(main("settings", Locale.ENGLISH))
                .contains("href=\"/activity\"")
                .doesNotContain("/home#looks");
    }
}
