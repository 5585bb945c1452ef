// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.page;
import static org.consentry.portal.RenderedPages.render;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the inbox and a conversation say to staff, and what of it a patient reads. */
class DeskPagesTest {

    @Test
    void theListSaysWhoHasAQuestionHowLongThereIsAndWhatThePatientSpeaks() {
        assertThat(words("staff-inbox", Locale.ENGLISH))
                .contains("All that wait: 27", "Mine: 1", "No one has them: 24", "Late: 1", "With urgent words: 1")
                .contains("2 days late Urgent words An interpreter No one Spanish")
                .contains("Due today Omar &lt;b&gt;Diaz&lt;/b&gt; English", "1 day left You We do not know yet.");
        assertThat(main("staff-inbox", Locale.ENGLISH))
                .contains("href=\"/staff?show=waiting&amp;page=2\"", "href=\"/staff/inbox/q1\"");
        assertThat(words("staff-inbox-answered", Locale.ENGLISH))
                .contains("Answered or closed in the last 30 days: 26", "Done on November 22, 2026", "Chinese");
        assertThat(words("staff-inbox-empty", Locale.ENGLISH)).contains("There are no such questions.");
    }

    @Test
    void aConversationSaysWhoHasItAndWhatIsNeeded() {
        assertThat(words(render(page("staff-conversation-held"), Locale.ENGLISH)))
                .contains("Omar &lt;b&gt;Diaz&lt;/b&gt; has this question. Nothing was sent.")
                .contains("I take it over from Omar &lt;b&gt;Diaz&lt;/b&gt;", "Spanish An interpreter")
                .contains(
                        "Her daughter &lt;i&gt;calls&lt;/i&gt; for her.",
                        "Asked for an interpreter",
                        "Took this question")
                .contains("12 other questions Q-7K2M9, November 20, 2026 Open");
        assertThat(words("staff-conversation-mine", Locale.ENGLISH)).contains("I give it back", "You, since");
        assertThat(words("staff-conversation", Locale.ENGLISH)).contains("I take this question", "5 days left");
        assertThat(words("staff-conversation-error", Locale.ENGLISH)).contains("4 days late");
    }

    /** Who has nothing to answer gets no box for an answer, but may still note something. */
    @Test
    void aConversationThatIsOverTakesNotesOnly() {
        assertThat(main("staff-conversation-over", Locale.ENGLISH))
                .contains("value=\"note\"", "value=\"take\"")
                .doesNotContain("value=\"send\"", "value=\"close\"");
    }

    @Test
    void theMeterNamesWhatMakesATextHard() {
        assertThat(words("staff-conversation-hard", Locale.ENGLISH))
                .contains("Too hard School grade")
                .contains("Long sentences. Make two of each: Your examination was transmitted", "examination");
        assertThat(words("staff-conversation-easy", Locale.ENGLISH))
                .contains("Easy to read School grade")
                .doesNotContain("Long sentences", "Long words");
        assertThat(words("staff-conversation-short", Locale.ENGLISH)).contains("It has 4 words.");
        assertThat(main("staff-conversation-hard", Locale.ENGLISH))
                .as("what was typed is still there")
                .contains("artificial intelligence vendor under");
    }

    @Test
    void whatStaffWroteForOneAnotherLooksDifferentFromMessages() {
        String page = main("staff-conversation-held", Locale.ENGLISH);
        String messages = page.substring(page.indexOf("p-messages"), page.indexOf("</ol>"));

        assertThat(messages).doesNotContain("daughter");
        assertThat(page.substring(page.indexOf("Only staff see this"))).contains("govuk-inset-text", "daughter");
    }

    @Test
    void thePatientReadsWhyAQuestionWasClosed() {
        assertThat(words("question-closed", Locale.ENGLISH))
                .contains("Closed on November 21, 2026.")
                .contains("Dana Reyes closed this question without an answer on")
                .contains("You asked &lt;b&gt;the same&lt;/b&gt; in Q-2222A.")
                .doesNotContain("We answered");
        assertThat(words("question-closed", Locale.forLanguageTag("es"))).contains("cerró esta pregunta sin respuesta");
        assertThat(words("question", Locale.ENGLISH)).doesNotContain("closed");
    }
}
