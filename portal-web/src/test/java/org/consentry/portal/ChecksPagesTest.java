// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the checks say of choices that wait for a gateway. */
class ChecksPagesTest {

    @Test
    void eachGatewaySaysWhenItWasHeardAndWhatItLacks() {
        assertThat(words("staff-checks-broken", Locale.ENGLISH))
                .contains("agent-2 North", "Silent for 1 day", "12 at least 10,000 1 day")
                .contains("4711 1 1 minute", "agent-3 East It has never asked. None 0 None")
                .contains("Choices that wait, the oldest first: 51")
                .contains("C-7Q4K-M2RT-2", "C-RHTN-P5VX-3")
                .contains("1 minute agent-1, agent-2")
                .contains("Left without asking : 3");
        assertThat(main("staff-checks-broken", Locale.ENGLISH)).contains("href=\"/staff/checks?page=2\"");
    }

    @Test
    void aJournalThatWentBackSaysHowOftenAndWhen() {
        assertThat(words("staff-checks-broken", Locale.ENGLISH))
                .contains("agent-1 Has not gone back Last told on May 4, 2026")
                .contains("Went back 2 times The last time was told on May 4, 2026");
        assertThat(words("staff-checks", Locale.ENGLISH)).contains("No gateway has told us yet.");
    }

    @Test
    void whereAllIsInForceThePageSaysSo() {
        assertThat(words("staff-checks", Locale.ENGLISH))
                .contains("Each choice has reached each gateway", "No choice waits for a gateway.")
                .doesNotContain("Silent");
    }

    /** An empty list would say that every choice is in force. */
    @Test
    void whatCannotBeHadIsSaid() {
        assertThat(words("staff-checks-away", Locale.ENGLISH))
                .contains("We cannot see this right now.")
                .doesNotContain("No choice waits", "reached each gateway");
    }
}
