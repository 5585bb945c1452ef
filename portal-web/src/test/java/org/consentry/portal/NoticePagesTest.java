// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What patients and everybody read of what the hospital tells. */
class NoticePagesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    @Test
    void everybodyReadsEachNoticeWithItsDaysAndWhetherItIsOver() {
        assertThat(words("updates", Locale.ENGLISH))
                .contains(
                        "A new group may get scans: Northlight &lt;b&gt;Imaging&lt;/b&gt; AI This may begin on March 1, 2026.")
                .contains(
                        "Lines are missing from lists This began on March 1, 2026. Two &lt;b&gt;days&lt;/b&gt; are missing."
                                + " We wrote this on March 3, 2026.")
                .contains("This is about the days from March 1, 2026 to March 2, 2026.")
                .containsOnlyOnce("This has been over since March 3, 2026.");
        assertThat(words("updates", SPANISH)).contains("Faltan dos días.").doesNotContain("are missing");
    }

    @Test
    void noNewsAndUnknownNewsAreToldApart() {
        assertThat(words("updates-none", Locale.ENGLISH))
                .contains("There is no news right now.")
                .doesNotContain("We cannot show");
        assertThat(words("updates-away", Locale.ENGLISH))
                .contains("We cannot show our news right now.")
                .doesNotContain("There is no news");
        assertThat(words("home-away", Locale.ENGLISH)).contains("We cannot show our news right now.");
    }

    /** Whom a breach concerns is told before anything else, with the list of what the group got. */
    @Test
    void homeBeginsWithWhatConcernsThePerson() {
        String home = main("home", Locale.ENGLISH);

        assertThat(home.indexOf("Your scans may be in the wrong hands")).isBetween(0, home.indexOf("p-card"));
        assertThat(home).contains("href=\"/sharing?who=northlight\"").contains("This is about March 1, 2026.");
        assertThat(main("home-empty-and-stopped", Locale.ENGLISH)).doesNotContain("govuk-notification-banner");
    }

    /** An empty place in a list is no proof that nothing was shared. */
    @Test
    void theListNamesItsGapsAlsoThoseThatAreOver() {
        assertThat(words("sharing", Locale.ENGLISH))
                .contains("Some lines are missing since March 1, 2026. Two &lt;b&gt;days&lt;/b&gt; are missing.")
                .contains("Some lines are missing from March 1, 2026 to March 2, 2026.");
        assertThat(words("sharing-only-waits", Locale.ENGLISH)).contains("There may be more.");
        assertThat(words("sharing-nothing-matches", Locale.ENGLISH)).doesNotContain("lines are missing");
    }

    @Test
    void staffSeeWhoWillReadItAndBothLanguages() {
        assertThat(words("staff-notice-gap", Locale.ENGLISH))
                .contains("Everybody can read this", "Two &lt;b&gt;days&lt;/b&gt; are missing.", "Faltan dos días.");
        assertThat(words("staff-notice-breach", Locale.ENGLISH))
                .contains("Only patients whose scans this group got on these days can read this.");
        assertThat(main("staff-notice-gap", Locale.ENGLISH)).contains("<p class=\"govuk-body\" lang=\"es\">Faltan dos");
    }
}
