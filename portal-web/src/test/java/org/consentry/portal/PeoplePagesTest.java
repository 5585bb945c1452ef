// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read who act for others, and whom others act for. */
class PeoplePagesTest {

    @Test
    void bothListsSayWhoAndWhatAndUntilWhen() {
        assertThat(words("people", Locale.ENGLISH))
                .contains("Sam Lee", "Parent or guardian", "Pat Brown", "Friend or family", "Say yes or no")
                .contains("From March 3, 2026 to March 2, 2027.");
        assertThat(main("people", Locale.ENGLISH))
                .contains("href=\"/people/XyZ/end\"", "href=\"/people/AbC/end\"", "name=\"grant\" value=\"AbC\"")
                .doesNotContain("value=\"XyZ\"");
        assertThat(words("people-none", Locale.ENGLISH))
                .contains("No one may act for you.", "You may not act for anyone");
    }

    /** A page of another person looks like none of one's own. */
    @ParameterizedTest
    @ValueSource(strings = {"acting-home", "acting-choices", "acting-sharing", "acting-people"})
    void everyPageOfAnotherSaysWhoseItIs(String page) {
        String html = whole(page);

        assertThat(html).contains("You are looking at Sam Lee", "action=\"/people/switch\"", "page of Sam Lee - ");
        assertThat(html).contains("You signed in as Dana Reyes.").doesNotContain("This is the page of");
        assertThat(html).doesNotContain("href=\"/settings\"");
        assertThat(whole(page.replace("acting-", ""))).doesNotContain("You are looking at");
    }

    /** The grant of these samples lets the person see, and nothing more. */
    @ParameterizedTest
    @ValueSource(strings = {"acting-home", "acting-choices", "acting-sharing"})
    void whatTheGrantDoesNotAllowIsNotOffered(String page) {
        assertThat(whole(page))
                .doesNotContain(
                        "href=\"/choices/ai\"",
                        "href=\"/choices/research\"",
                        "href=\"/choices/stop\"",
                        "href=\"/choices/companies",
                        "href=\"/scans",
                        "href=\"/questions",
                        "href=\"/requests",
                        "href=\"/activity\"",
                        "href=\"/settings");
    }

    private static String whole(String name) {
        return RenderedPages.render(RenderedPages.page(name), Locale.ENGLISH);
    }
}
