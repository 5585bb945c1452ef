// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.words;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first page says of choices. */
class HomePagesTest {

    /** Only the page after a choice said how far it reaches; who went on did not learn that a place waits. */
    @Test
    void aFreshChoiceSaysAtHowManyPlacesItWorks() {
        assertThat(words("home", Locale.ENGLISH))
                .contains("You said yes on March 3, 2026. Your choice works at 1 of 2 places that send scans."
                        + " We are waiting for the rest.")
                .doesNotContain("We cannot see right now if each place");
        assertThat(words("home-empty-and-stopped", Locale.ENGLISH))
                .containsOnlyOnce("We cannot see right now if each place that sends scans has it.");
        assertThat(words("home", Locale.forLanguageTag("es"))).contains("en 1 de 2 lugares");
    }

    /** Home said how far a choice reaches, and not which group has what, was told or has answered. */
    @ParameterizedTest
    @ValueSource(strings = {"home-empty-and-stopped", "choices-single", "saved-in-force"})
    void aNoIsFollowedToEachRecipientOnEachPageInTheSameWords(String page) {
        assertThat(words(page, Locale.ENGLISH))
                .contains("Your no, group by group A no stops new sharing. It does not ask a group to delete")
                .contains("Northlight Imaging AI Your no works at 1 of 2 places that send scans."
                        + " We told Northlight Imaging AI. We wait for its answer.")
                .contains("Meridian School We cannot see right now where your no works."
                        + " It has 2 of your scans. You have not asked it to delete them. Ask it to delete")
                .contains("Harbor School Your no works at 1 of 1 place that sends scans."
                        + " It has 2 of your scans with no code. No one can find them.")
                .contains("Vertex Scans No place sends scans right now. We know of nothing of yours that it has.")
                .containsPattern("Beacon Read Your no works at 1 of 2 places that send scans. (?!It has|We )");
    }

    /** With lines that staff entered from older records, "since" was untrue of the numbers. */
    @Test
    void linesThatAreOlderThanTheListAreNoneOfThoseSinceItStarts() {
        for (String page : List.of("home-older", "sharing-older")) {
            assertThat(words(page, Locale.ENGLISH))
                    .contains("This list starts on January 1, 2024. Our team put some older lines on it by hand.")
                    .doesNotContain("since January 1, 2024", "before that day is not here");
        }
        for (String page : List.of("home", "sharing")) {
            assertThat(words(page, Locale.ENGLISH))
                    .contains("since January 1, 2024")
                    .doesNotContain("Our team put some older lines");
        }
    }

    @Test
    void whatCannotBeToldOfRecipientsIsSaidAndNotLeftOut() {
        assertThat(words("home-away", Locale.ENGLISH)).contains("We cannot show how far your no has come right now.");
        assertThat(words("saved-unknown", Locale.ENGLISH))
                .contains("We cannot show how far your no has come right now.");
        assertThat(words("home", Locale.ENGLISH)).doesNotContain("group by group", "how far your no has come");
    }
}
