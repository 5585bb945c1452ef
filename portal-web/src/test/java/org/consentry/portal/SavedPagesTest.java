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

/** What the page of a saved choice says, while the choice counts and afterwards. */
class SavedPagesTest {

    /** A no that had ended was still shown as a green "Saved. We will not share", whatever the address said. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    ended-SAVE,        You said yes on March 3
                    ended-UNDO,        You said yes on March 3
                    ended-STOP,        You said yes on March 3
                    ended-NOTHING,     You said yes on March 3
                    ended-now-rule,    You have not picked yet. Until you pick
                    ended-now-none,    You have not picked yet. Until you pick
                    ended-now-unclear, We are checking a problem. Until we fix it we share nothing.
                    ended-both,        You said yes on March 3
                    """)
    void aPageOfAChoiceThatCountsNoMoreSaysFirstWhatCountsNow(String page, String now) {
        String words = words(page, Locale.ENGLISH);

        assertThat(words).containsPattern("^Your choices? ha(s|ve) changed since then Right now: ");
        assertThat(words.indexOf(now)).isPositive().isLessThan(words.indexOf("What you picked then"));
        assertThat(words)
                .contains("Build AI tools: You said no on March 3, 2026, at 10:00 AM Eastern Time. The number is C-")
                .doesNotContain("Saved.", "We will not share", "Undo this choice", "works at", "We undid");
        assertThat(main(page, Locale.ENGLISH)).doesNotContain("govuk-panel");
    }

    @Test
    void twoChoicesSavedInOneStepAreNamedByWhatTheyAre() {
        assertThat(words("saved-stop", Locale.ENGLISH))
                .startsWith("Saved. We will not share your scans for research or to build AI tools.");
        assertThat(words("ended-both", Locale.ENGLISH))
                .contains("Research: on March 3, 2026")
                .contains("Right now: Research You said yes on March 3, 2026.");
    }

    /** A choice put back to "not picked" was said to stop new sharing, also where the rule shares. */
    @ParameterizedTest
    @ValueSource(strings = {"saved-ai-NONE", "undone", "saved-ai-UNCLEAR"})
    void onlyAYesOrNoOfJustNowIsSaidToDoSomethingNew(String page) {
        assertThat(words(page, Locale.ENGLISH)).doesNotContain("We stop new sharing now", "We can share from now on");
    }

    @Test
    void whatWasSoAlreadyIsNotSaidToBeSavedAndCannotBeUndone() {
        assertThat(words("saved-same", Locale.ENGLISH))
                .startsWith("This was your choice already Right now: ")
                .contains("You said no on March 3, 2026.")
                .doesNotContain("Saved.", "Undo this choice");
    }

    /** The form showed the stored value again, so that a second press saved the opposite of what was picked. */
    @Test
    void afterAConflictThePageKeepsThePickAndShowsBoth() {
        assertThat(words("choice-ai-CONFLICT", Locale.ENGLISH) + main("choice-ai-CONFLICT", Locale.ENGLISH))
                .contains("Right now: You have not picked yet.")
                .containsPattern("value=\"no\"[^>]*checked");
        assertThat(RenderedPages.render(RenderedPages.page("choice-ai-CONFLICT"), Locale.ENGLISH))
                .contains("You picked no. We did not save that.", "If you still want no, press Save.");
        assertThat(words("undo-failed", Locale.ENGLISH))
                .contains("So we did not undo it.")
                .contains("Right now: Build AI tools You said no on March 3, 2026.");
        assertThat(words(RenderedPages.render(RenderedPages.page("stop-CONFLICT"), Locale.ENGLISH)))
                .contains("Right now: Research You said no on March 3, 2026.");
    }

    /** Where the numbers cannot be told, the page is without them, and never says none. */
    @Test
    void thePageThatStopsTellsBeforehandWhatItChanges() {
        assertThat(words("stop", Locale.ENGLISH))
                .contains("9 scans of yours may go out for this now. Once you press the button, they may not.")
                .contains("You can ask to have 2 copies deleted. No one can find 1 copy, since it had no code.");
        assertThat(words("stop-nothing-left", Locale.ENGLISH))
                .contains("No scan of yours may go out for this now.")
                .doesNotContain("We have sent copies of your scans before.");
        assertThat(words("stop-CONFLICT", Locale.ENGLISH)).doesNotContain("may go out for this now");
    }
}
