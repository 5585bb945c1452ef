// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

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
}
